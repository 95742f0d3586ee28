import { beforeEach, describe, expect, test } from "vitest";
import type { StaffViewer } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";
import { writeSetting } from "@/lib/platform/settings";
import { approveAndSend } from "@/lib/updates/commands/approve-and-send";
import { sendBack } from "@/lib/updates/commands/send-back";
import { submitUpdate } from "@/lib/updates/commands/submit-update";
import { takeBack } from "@/lib/updates/commands/take-back";
import { createDraft, saveDraft } from "@/lib/updates/commands/write-draft";
import { getSendPlan } from "@/lib/updates/queries/get-send-plan";
import { updateSettings } from "@/lib/updates/settings";
import { aStaffViewer, emptyTables, members, seenOf, someContent, states } from "./arrange";

const writer = async (): Promise<StaffViewer> => {
  const viewer = await aStaffViewer();
  await db.person.update({ where: { id: viewer.personId }, data: { staffRole: "editor" } });
  return { ...viewer, role: "editor" };
};

const forAnybodyTwo = () => writeSetting(updateSettings, { ...updateSettings.fallback, fourEyesAbove: 2 });
const newsOf = async (what: string) =>
  (await db.outboxMail.findMany({ where: { dedupeKey: { startsWith: `update-${what}:` } } })).map(
    ({ toEmail }) => toEmail,
  );

beforeEach(async () => {
  await emptyTables();
  await forAnybodyTwo();
});

describe("four eyes", () => {
  test("keep whoever wrote it, changed it last or handed it in from sending to more than the setting says", async () => {
    const [author, changer, other] = [await aStaffViewer(), await aStaffViewer(), await aStaffViewer()];
    await members(3);
    const { id } = await createDraft(author, someContent());
    const saved = await saveDraft(changer, { id, revision: 1, content: someContent("Changed") });
    expect(saved.ok).toBe(true);
    for (const viewer of [author, changer])
      expect(await approveAndSend(viewer, id, await seenOf(id))).toEqual({
        ok: false,
        reason: "needs-other",
      });
    expect(await states(id)).toEqual({});
    expect(await approveAndSend(other, id, await seenOf(id))).toMatchObject({
      ok: true,
      value: { recipients: 3 },
    });
  });

  test("are not asked for at as many as the setting says, nor where it is off", async () => {
    const author = await aStaffViewer();
    await members(2);
    const { id } = await createDraft(author, someContent());
    expect(await approveAndSend(author, id, await seenOf(id))).toMatchObject({ ok: true });
    await members(3, "more");
    await writeSetting(updateSettings, { ...updateSettings.fallback, fourEyes: false, fourEyesAbove: 0 });
    const { id: second } = await createDraft(author, someContent());
    expect(await approveAndSend(author, second, await seenOf(second))).toMatchObject({ ok: true });
  });

  test("are never those of a role that does not send", async () => {
    const author = await writer();
    await members(1);
    const { id } = await createDraft(author, someContent());
    await expect(approveAndSend(author, id, await seenOf(id))).rejects.toThrow();
    await expect(sendBack(author, id, "no")).rejects.toThrow();
  });
});

describe("handing in", () => {
  test("mails everybody who may approve it, once, and approving it sends it", async () => {
    const author = await writer();
    await members(3);
    const { id } = await createDraft(author, someContent());
    const seen = await seenOf(id);
    const first = await aStaffViewer();
    const handed = await Promise.all([submitUpdate(author, id, seen), submitUpdate(author, id, seen)]);
    expect(handed.every((it) => it.ok)).toBe(true);
    expect(await newsOf("submitted")).toContain(first.email);
    expect(await newsOf("submitted")).not.toContain(author.email);
    expect(new Set(await newsOf("submitted")).size).toBe((await newsOf("submitted")).length);
    expect(await approveAndSend(first, id, await seenOf(id))).toMatchObject({ ok: true });
    expect(await states(id)).toEqual({ pending: 3 });
  });

  test("keeps its words as they are, until it is taken back", async () => {
    const [author, other] = [await aStaffViewer(), await aStaffViewer()];
    await members(3);
    const { id } = await createDraft(author, someContent());
    expect(await submitUpdate(author, id, await seenOf(id))).toMatchObject({ ok: true });
    const change = { id, revision: 1, content: someContent("Other words") };
    expect(await saveDraft(author, change)).toEqual({ ok: false, reason: "submitted" });
    const before = await seenOf(id);
    expect(await takeBack(author, id)).toMatchObject({ ok: true });
    expect(await saveDraft(author, change)).toMatchObject({ ok: true });
    expect(await submitUpdate(author, id, await seenOf(id))).toMatchObject({ ok: true });
    // Whoever looked at the words before does not approve the new ones.
    expect(await approveAndSend(other, id, before)).toEqual({ ok: false, reason: "changed-elsewhere" });
    expect(await approveAndSend(other, id, await seenOf(id))).toMatchObject({ ok: true });
  });

  test("says so where nobody else may approve it, and where something is missing", async () => {
    const author = await aStaffViewer();
    await members(3);
    const { id } = await createDraft(author, {
      ...someContent(),
      en: { subject: "", preheader: "", body: "" },
    });
    expect(await submitUpdate(author, id, "")).toEqual({ ok: false, reason: "not-ready" });
    const { id: whole } = await createDraft(author, someContent());
    const { seen } = (await getSendPlan(whole))!;
    expect(await submitUpdate(author, whole, seen)).toEqual({ ok: false, reason: "nobody-approves" });
    expect(await submitUpdate(author, whole, "something else")).toEqual({
      ok: false,
      reason: "changed-elsewhere",
    });
  });
});

describe("sending back", () => {
  test("makes it a draft again and mails the note to whoever wrote it, and needs a note", async () => {
    const [author, other] = [await writer(), await aStaffViewer()];
    await members(3);
    const { id } = await createDraft(author, someContent());
    await submitUpdate(author, id, await seenOf(id));
    expect(await sendBack(other, id, "  ")).toEqual({ ok: false, reason: "no-note" });
    expect(await sendBack(other, id, "The date is wrong.\r\nIt is Friday.")).toEqual({
      ok: true,
      value: null,
    });
    expect(await sendBack(other, id, "Again")).toEqual({ ok: false, reason: "not-submitted" });
    const plan = (await getSendPlan(id))!;
    expect(plan).toMatchObject({
      status: "draft",
      note: { text: "The date is wrong.\nIt is Friday.", byId: other.personId },
      submittedById: null,
    });
    expect(await newsOf("returned")).toEqual([author.email]);
  });

  test("and approving at the same moment: one of them happens", async () => {
    const [author, ...others] = [await aStaffViewer(), await aStaffViewer(), await aStaffViewer()];
    await members(3);
    const { id } = await createDraft(author!, someContent());
    await submitUpdate(author!, id, await seenOf(id));
    const seen = await seenOf(id);
    const [approved, returned] = await Promise.all([
      approveAndSend(others[0]!, id, seen),
      sendBack(others[1]!, id, "Wait"),
    ]);
    const { status } = (await getSendPlan(id))!;
    // Sent back first, it is a draft like any other, which may be approved as it is.
    expect([approved.ok, returned.ok]).toContain(true);
    expect(await states(id)).toEqual(approved.ok ? { pending: 3 } : {});
    expect(status).toBe(approved.ok ? "sending" : "draft");
  });
});
