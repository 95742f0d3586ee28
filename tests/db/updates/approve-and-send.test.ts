import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { signId } from "@/lib/platform/tokens";
import { approveAndSend } from "@/lib/updates/commands/approve-and-send";
import { pauseSend, resumeSend } from "@/lib/updates/commands/pause-send";
import { sendTest } from "@/lib/updates/commands/send-test";
import { createDraft, deleteDraft, saveDraft } from "@/lib/updates/commands/write-draft";
import { countAudience } from "@/lib/updates/queries/count-audience";
import { chooseSegment } from "@/lib/updates/commands/choose-segment";
import { getProgress } from "@/lib/updates/queries/get-progress";
import { getPublicUpdate } from "@/lib/updates/queries/get-public-update";
import { getUpdate } from "@/lib/updates/queries/get-update";
import { listPublicUpdates } from "@/lib/updates/queries/list-public-updates";
import { listUpdates } from "@/lib/updates/queries/list-updates";
import { resolveUnsubscribeToken } from "@/lib/updates/queries/resolve-unsubscribe-token";
import { emptyContent } from "@/lib/updates/schema";
import { aMember, anApprovedUpdate, aStaffViewer, emptyTables, seenOf, someContent, states } from "./arrange";

beforeEach(emptyTables);

describe("a draft", () => {
  test("keeps what was typed, and says what is missing before it can be sent", async () => {
    const { id } = await createDraft(await aStaffViewer(), emptyContent);
    const update = await getUpdate(id);
    expect(update?.content).toEqual(emptyContent);
    expect(update?.obstacles).toEqual([{ kind: "untranslated", locale: "en" }]);
  });

  test("is not overwritten by a second tab that saw an older one", async () => {
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent("First"));
    const tabs = await Promise.all([
      saveDraft(viewer, { id, revision: 1, content: someContent("From one tab") }),
      saveDraft(viewer, { id, revision: 1, content: someContent("From the other") }),
    ]);
    expect(tabs.filter((tab) => tab.ok)).toHaveLength(1);
    expect(tabs.filter((tab) => !tab.ok && tab.reason === "changed-elsewhere")).toHaveLength(1);
    expect((await getUpdate(id))?.revision).toBe(2);
  });

  test("can be thrown away, and what was sent cannot be changed or thrown away", async () => {
    const viewer = await aStaffViewer();
    await aMember();
    const { id } = await createDraft(viewer, someContent());
    expect(await deleteDraft(viewer, id)).toEqual({ ok: true, value: null });
    const sent = await anApprovedUpdate();
    expect(await deleteDraft(viewer, sent)).toEqual({ ok: false, reason: "already-sent" });
    const saved = await saveDraft(viewer, { id: sent, revision: 1, content: someContent() });
    expect(saved).toEqual({ ok: false, reason: "already-sent" });
  });

  test("is mailed as a test to whoever asks, in each language, as often as asked", async () => {
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent());
    await sendTest(viewer, id);
    expect(await sendTest(viewer, id)).toEqual({
      ok: true,
      value: { to: viewer.email, locales: ["en", "es"] },
    });
    const queued = await db.outboxMail.findMany({ orderBy: { createdAt: "asc" } });
    expect(queued.map((mail) => [mail.toEmail, mail.template, mail.locale])).toEqual([
      [viewer.email, "update", "en"],
      [viewer.email, "update", "es"],
      [viewer.email, "update", "en"],
      [viewer.email, "update", "es"],
    ]);
    expect(queued[0]?.data).toMatchObject({ test: true, unsubscribeUrl: null });
  });

  test("is no public page", async () => {
    const { id } = await createDraft(await aStaffViewer(), someContent());
    const slug = (await getUpdate(id))?.slug ?? "";
    expect(await getPublicUpdate(slug, "en")).toBeNull();
    expect(await listPublicUpdates("en")).toEqual([]);
  });
});

describe("the audience", () => {
  test("is everyone with an active membership who has not unsubscribed, once", async () => {
    await aMember({ locale: "en", organizations: 2 });
    await aMember({ locale: "es" });
    await aMember({ unsubscribed: true });
    await aMember({ left: true });
    expect(await countAudience()).toEqual({
      total: 2,
      byLocale: { en: 1, es: 1 },
      leftOut: {
        ...{ unsubscribed: 1, paused: 0, monthly: 0, each: 0, receipts: 0, suppressed: 0 },
        ...{ notRepresentatives: 0, notMembers: 1 },
      },
    });
    expect((await countAudience("update", ["en"])).byLocale).toEqual({ en: 2, es: 0 });
    const id = await anApprovedUpdate();
    expect(await states(id)).toEqual({ pending: 2 });
  });

  test("is a segment where one is chosen: counted, frozen and kept in the audit by the same filter", async () => {
    const viewer = await aStaffViewer();
    await aMember({ locale: "es" });
    await aMember({ locale: "es", unsubscribed: true });
    await aMember({ locale: "en" });
    const filter = { field: "language", in: ["es"] };
    const segment = await db.segment.create({ data: { name: "Spanish", filter } });
    const { id } = await createDraft(viewer, someContent());
    const everyone = await seenOf(id);
    expect(await chooseSegment(viewer, id, segment.id)).toMatchObject({ ok: true });
    expect(await countAudience("update", ["en", "es"], segment.id)).toMatchObject({
      total: 1,
      byLocale: { en: 0, es: 1 },
      leftOut: { unsubscribed: 1 },
    });
    // Whoever looked at everyone does not send to a segment.
    expect(await approveAndSend(viewer, id, everyone)).toEqual({ ok: false, reason: "changed-elsewhere" });
    expect(await approveAndSend(viewer, id, await seenOf(id))).toMatchObject({
      ok: true,
      value: { recipients: 1 },
    });
    const audit = await db.auditEvent.findFirst({ where: { action: "send-update", subject: id } });
    expect(audit?.detail).toMatchObject({ segment: { id: segment.id, name: "Spanish", filter } });
    expect(await chooseSegment(viewer, id, null)).toEqual({ ok: false, reason: "gone" });
  });

  test("gets the default language where theirs is not written", async () => {
    await aMember({ locale: "es" });
    const id = await anApprovedUpdate({ ...someContent(), es: { subject: "", preheader: "", body: "" } });
    expect(await db.delivery.findMany({ where: { updateId: id }, select: { locale: true } })).toEqual([
      { locale: "en" },
    ]);
  });
});

describe("approving", () => {
  test("needs the default language, whole translations, clean Markdown and somebody to write to", async () => {
    const viewer = await aStaffViewer();
    const approve = async (content: Parameters<typeof createDraft>[1]) => {
      const { id } = await createDraft(viewer, content);
      return approveAndSend(viewer, id, await seenOf(id));
    };
    expect(await approve(someContent())).toEqual({ ok: false, reason: "nobody" });
    await aMember();
    const { es } = someContent();
    expect(await approve({ en: { subject: "", preheader: "", body: "" }, es })).toEqual({
      ok: false,
      reason: "not-ready",
    });
    expect(await approve({ ...someContent(), es: { ...es, subject: "" } })).toEqual({
      ok: false,
      reason: "not-ready",
    });
    expect(
      await approve({ ...someContent(), en: { subject: "x", preheader: "", body: "<script>" } }),
    ).toEqual({
      ok: false,
      reason: "not-ready",
    });
    expect(await db.delivery.count()).toBe(0);
    expect(await db.update.count({ where: { status: "draft" } })).toBe(4);
  });

  test("twice at once sends once, and both clicks are told the same", async () => {
    const viewer = await aStaffViewer();
    await aMember();
    await aMember();
    const { id } = await createDraft(viewer, someContent());
    const seen = await seenOf(id);
    const clicks = await Promise.all([approveAndSend(viewer, id, seen), approveAndSend(viewer, id, seen)]);
    const value = { recipients: 2, slug: "thursdays-vote", scheduled: false };
    expect(clicks).toEqual(Array(2).fill({ ok: true, value }));
    expect(await states(id)).toEqual({ pending: 2 });
    expect(await db.auditEvent.count({ where: { action: "send-update" } })).toBe(1);
  });

  test("refuses words that were changed since they were looked at", async () => {
    const viewer = await aStaffViewer();
    await aMember();
    const { id } = await createDraft(viewer, someContent());
    const seen = await seenOf(id);
    await saveDraft(viewer, { id, revision: 1, content: someContent("Newer") });
    expect(await approveAndSend(viewer, id, seen)).toEqual({ ok: false, reason: "changed-elsewhere" });
  });

  test("gives two updates with one subject two addresses, also at the same moment", async () => {
    const viewer = await aStaffViewer();
    await aMember();
    const drafts = await Promise.all([1, 2, 3].map(() => createDraft(viewer, someContent())));
    const sent = await Promise.all(
      drafts.map(async ({ id }) => approveAndSend(viewer, id, await seenOf(id))),
    );
    const slugs = sent.map((it) => (it.ok ? it.value.slug : it.reason)).sort();
    expect(slugs).toEqual(["thursdays-vote", "thursdays-vote-2", "thursdays-vote-3"]);
  });

  test("publishes the words in both languages", async () => {
    await aMember();
    await anApprovedUpdate();
    expect(await getPublicUpdate("thursdays-vote", "es")).toMatchObject({
      subject: "Thursday's vote (es)",
      excerpt: "el comité vota el jueves.",
      translated: true,
    });
    expect(await listPublicUpdates("en")).toMatchObject([{ slug: "thursdays-vote", locale: "en" }]);
    expect(await getPublicUpdate("another", "en")).toBeNull();
  });

  test("can be paused and resumed", async () => {
    const viewer = await aStaffViewer();
    await aMember();
    const id = await anApprovedUpdate();
    expect(await resumeSend(viewer, id)).toEqual({ ok: false, reason: "not-paused" });
    expect(await pauseSend(viewer, id)).toEqual({ ok: true, value: null });
    expect(await pauseSend(viewer, id)).toEqual({ ok: false, reason: "not-sending" });
    expect((await getProgress(id))?.status).toBe("paused");
    expect(await resumeSend(viewer, id)).toEqual({ ok: true, value: null });
    expect((await listUpdates()).lines[0]).toMatchObject({
      status: "sending",
      recipients: 1,
      author: "Rosa",
    });
  });
});

describe("an unsubscribe token", () => {
  test("leads to the person, from an update and from other mail, and nowhere else", async () => {
    const personId = await aMember();
    await anApprovedUpdate();
    const { id: deliveryId } = await db.delivery.findFirstOrThrow();
    expect(await resolveUnsubscribeToken(signId(deliveryId, "unsubscribe"))).toEqual({
      personId,
      purpose: "updates",
    });
    expect(await resolveUnsubscribeToken(signId(personId, "unsubscribe-person"))).toMatchObject({ personId });
    expect(await resolveUnsubscribeToken(signId(personId, "unsubscribe"))).toBeNull();
    expect(await resolveUnsubscribeToken("nonsense")).toBeNull();
  });
});
