import { beforeEach, describe, expect, test } from "vitest";
import { senderToken } from "@/lib/mail/links";
import { db } from "@/lib/platform/db";
import { addSender, askSenderAgain } from "@/lib/updates/commands/add-sender";
import { closeSender } from "@/lib/updates/commands/close-sender";
import { confirmSender } from "@/lib/updates/commands/confirm-sender";
import { createDraft, saveDraft } from "@/lib/updates/commands/write-draft";
import { getDraft } from "@/lib/updates/queries/get-draft";
import { getSenderQuestion, listSenders } from "@/lib/updates/queries/list-senders";
import { emptySettings } from "@/lib/updates/schema";
import { aStaffViewer, emptyTables, someContent } from "./arrange";
import { emptyAll } from "@/tests/support/empty";

beforeEach(async () => {
  await emptyTables();
  await emptyAll("sender");
});

const rosa = { name: "Rosa at the Movement", email: "rosa@example.org", replyTo: null };
const week = 7 * 24 * 3_600_000;

/** The token in the newest mail to an address. */
async function mailedToken(email = rosa.email): Promise<string> {
  const mail = await db.outboxMail.findFirst({
    where: { toEmail: email, template: "sender-confirm" },
    orderBy: { createdAt: "desc" },
  });
  return senderToken((mail?.data as { seed: string }).seed);
}

async function aVerifiedSender(): Promise<string> {
  const added = await addSender(await aStaffViewer(), rosa);
  await confirmSender(await mailedToken());
  return added.ok ? added.value.id : "";
}

describe("a sender", () => {
  test("can be chosen once whoever reads the address said yes, and not before", async () => {
    const viewer = await aStaffViewer();
    const added = await addSender(viewer, rosa);
    const senderId = added.ok ? added.value.id : "";
    expect(await listSenders()).toMatchObject([{ ...rosa, state: "asked" }]);
    const { id } = await createDraft(viewer, someContent(), { ...emptySettings, senderId });
    expect((await getDraft(id))?.draft.senderId).toBeNull();
    const choose = () =>
      saveDraft(viewer, {
        ...{ id, revision: 1, content: someContent() },
        settings: { ...emptySettings, senderId },
      });
    expect(await choose()).toEqual({ ok: false, reason: "sender-gone" });
    expect(await confirmSender(await mailedToken())).toMatchObject({ ok: true });
    expect(await listSenders()).toMatchObject([{ state: "verified" }]);
    expect(await choose()).toMatchObject({ ok: true });
  });

  test("a link works once, for seven days, and looking at it changes nothing", async () => {
    const viewer = await aStaffViewer();
    await addSender(viewer, rosa);
    const token = await mailedToken();
    expect(await getSenderQuestion(token)).toEqual({ name: rosa.name, email: rosa.email });
    expect(await getSenderQuestion(token)).not.toBeNull();
    const late = new Date(Date.now() + week + 1000);
    expect(await getSenderQuestion(token, late)).toBeNull();
    expect(await confirmSender(token, late)).toEqual({ ok: false, reason: "unknown" });
    expect((await listSenders(late))[0]?.state).toBe("expired");
    const presses = await Promise.all([confirmSender(token), confirmSender(token), confirmSender(token)]);
    expect(presses.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await getSenderQuestion(token)).toBeNull();
    expect(await confirmSender(token)).toMatchObject({ ok: false });
  });

  test("asked again, the older link works no more", async () => {
    const viewer = await aStaffViewer();
    const added = await addSender(viewer, rosa);
    const older = await mailedToken();
    const id = added.ok ? added.value.id : "";
    expect(await askSenderAgain(viewer, id)).toMatchObject({ ok: true });
    expect(await confirmSender(older)).toMatchObject({ ok: false });
    expect(await confirmSender(await mailedToken())).toMatchObject({ ok: true });
    expect(await askSenderAgain(viewer, id)).toEqual({ ok: false, reason: "not-waiting" });
  });

  test("stands once under one name and address", async () => {
    const viewer = await aStaffViewer();
    await addSender(viewer, rosa);
    expect(await addSender(viewer, rosa)).toEqual({ ok: false, reason: "there-already" });
    expect(await addSender(viewer, { ...rosa, name: "Team" })).toMatchObject({ ok: true });
    expect(await db.sender.count()).toBe(2);
  });
});

describe("closing a sender", () => {
  test("lets drafts fall back to the site's own address, and asks anew when it is opened again", async () => {
    const viewer = await aStaffViewer();
    const senderId = await aVerifiedSender();
    const { id } = await createDraft(viewer, someContent(), { ...emptySettings, senderId });
    expect((await listSenders())[0]?.drafts).toBe(1);
    expect(await closeSender(viewer, senderId)).toEqual({ ok: true, value: { drafts: 1 } });
    expect((await getDraft(id))?.draft.senderId).toBeNull();
    expect(await listSenders()).toEqual([]);
    expect(await closeSender(viewer, senderId)).toMatchObject({ reason: "not-found" });
    expect(await addSender(viewer, rosa)).toMatchObject({ ok: true });
    expect((await listSenders())[0]?.state).toBe("asked");
  });

  test("waits until what comes from it has gone out", async () => {
    const viewer = await aStaffViewer();
    const senderId = await aVerifiedSender();
    const { id } = await createDraft(viewer, someContent(), { ...emptySettings, senderId });
    for (const status of ["submitted", "scheduled", "sending", "paused"] as const) {
      await db.update.update({ where: { id }, data: { status } });
      expect(await closeSender(viewer, senderId), status).toEqual({ ok: false, reason: "in-use" });
    }
    await db.update.update({ where: { id }, data: { status: "sent" } });
    expect(await closeSender(viewer, senderId)).toMatchObject({ ok: true });
    expect(await db.update.findUnique({ where: { id }, select: { senderId: true } })).toEqual({ senderId });
  });

  test("is a matter of those who send", async () => {
    const editor = { ...(await aStaffViewer()), role: "editor" as const };
    await expect(addSender(editor, rosa)).rejects.toThrow();
    await expect(closeSender(editor, await aVerifiedSender())).rejects.toThrow();
  });
});
