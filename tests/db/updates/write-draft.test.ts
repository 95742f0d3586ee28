import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { duplicateUpdate } from "@/lib/updates/commands/duplicate-update";
import { takeBack } from "@/lib/updates/commands/take-back";
import { createDraft, deleteDraft, saveDraft } from "@/lib/updates/commands/write-draft";
import { restoreVersion } from "@/lib/updates/commands/restore-version";
import { getDraft } from "@/lib/updates/queries/get-draft";
import { getVersion, getVersionBefore, listVersions } from "@/lib/updates/queries/get-version";
import { emptySettings, type UpdateContent } from "@/lib/updates/schema";
import { anApprovedUpdate, aMember, aStaffViewer, emptyTables, someContent } from "./arrange";

beforeEach(emptyTables);

const minutes = (count: number) => new Date(Date.UTC(2026, 10, 22, 12, count, 1));
const withSpanish = (body: string): UpdateContent => ({
  ...someContent(),
  es: { ...someContent().es, body },
});
const withEnglish = (body: string): UpdateContent => ({
  ...someContent(),
  en: { ...someContent().en, body },
});
const revisions = async (id: string) => (await listVersions(id)).lines.map(({ revision }) => revision);

describe("versions", () => {
  test("what one author's typing saves in ten minutes is one; the button's and another person's stand apart", async () => {
    const [rosa, ana] = [await aStaffViewer(), await aStaffViewer()];
    const { id } = await createDraft(rosa, someContent("One"), undefined, { now: minutes(0) });
    const save = async (viewer: typeof rosa, subject: string, at: number, auto: boolean) => {
      const { revision } = (await getDraft(id))!;
      const content = someContent(subject);
      expect(await saveDraft(viewer, { id, revision, content, auto }, minutes(at))).toMatchObject({
        ok: true,
      });
    };
    await save(rosa, "Two", 1, true);
    await save(rosa, "Three", 2, true);
    expect(await revisions(id)).toEqual([3, 1]);
    await save(ana, "Four", 3, true);
    await save(rosa, "Five", 4, true);
    await save(rosa, "Six", 14, true);
    await save(rosa, "Seven", 15, false);
    await save(rosa, "Eight", 16, true);
    expect(await revisions(id)).toEqual([8, 7, 6, 5, 4, 3, 1]);
    expect((await getVersion(id, 3))?.draft.en.subject).toBe("Three");
    expect((await getVersionBefore(id, 3))?.draft.en.subject).toBe("One");
    expect(await getVersionBefore(id, 1)).toBeNull();
    expect((await getVersion(id, 4))?.by).toBe("Rosa");
    expect(await getVersion(id, 2)).toBeNull();
  });

  test("the newest is always what the update is", async () => {
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent("One"));
    for (const auto of [true, true, false, true])
      await saveDraft(viewer, {
        ...{ id, revision: (await getDraft(id))!.revision, auto },
        content: someContent(crypto.randomUUID()),
      });
    const draft = (await getDraft(id))!;
    expect((await getVersion(id, draft.revision))?.draft).toEqual(draft.draft);
  });

  test("the sample, made without one, keeps its first words at the first change", async () => {
    const viewer = await aStaffViewer();
    const { id } = await db.update.create({
      data: { slug: "sample", translations: { create: { locale: "en", subject: "First", body: "Words." } } },
      select: { id: true },
    });
    expect(await getDraft(id)).toMatchObject({ versions: 1, saved: { by: "" } });
    await saveDraft(viewer, { id, revision: 1, content: someContent("Second") });
    expect((await getVersion(id, 1))?.draft.en.subject).toBe("First");
    expect(await revisions(id)).toEqual([2, 1]);
  });

  test("saving the same words makes none, and the button keeps the last one apart", async () => {
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent("One"), undefined, { now: minutes(0) });
    await saveDraft(viewer, { id, revision: 1, content: someContent("Two"), auto: true }, minutes(1));
    expect(await saveDraft(viewer, { id, revision: 2, content: someContent("Two") }, minutes(1))).toEqual({
      ok: true,
      value: { revision: 2, behind: false },
    });
    await saveDraft(viewer, { id, revision: 2, content: someContent("Three"), auto: true }, minutes(2));
    expect(await revisions(id)).toEqual([3, 2, 1]);
  });

  test("going back makes a new one, and loses none", async () => {
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent("One"));
    await saveDraft(viewer, {
      ...{ id, revision: 1, content: someContent("Two") },
      settings: { kind: "alert", senderId: null, public: false },
    });
    expect(await restoreVersion(viewer, { id, revision: 2, version: 1 })).toMatchObject({ ok: true });
    expect((await getDraft(id))?.draft).toMatchObject({
      en: { subject: "One" },
      kind: "update",
      public: true,
    });
    expect(await revisions(id)).toEqual([3, 2, 1]);
    expect(await restoreVersion(viewer, { id, revision: 2, version: 2 })).toEqual({
      ok: false,
      reason: "changed-elsewhere",
    });
    expect(await restoreVersion(viewer, { id, revision: 3, version: 9 })).toMatchObject({
      reason: "not-found",
    });
  });

  test("going back to a sender who was closed keeps the one of now", async () => {
    const viewer = await aStaffViewer();
    const sender = await db.sender.create({
      data: { name: "Rosa", email: "rosa@example.org", verifiedAt: new Date() },
    });
    const settings = { ...emptySettings, senderId: sender.id };
    const { id } = await createDraft(viewer, someContent("One"), settings);
    await saveDraft(viewer, { id, revision: 1, content: someContent("Two"), settings: emptySettings });
    await db.sender.update({ where: { id: sender.id }, data: { closedAt: new Date() } });
    await restoreVersion(viewer, { id, revision: 2, version: 1 });
    expect((await getDraft(id))?.draft).toMatchObject({ en: { subject: "One" }, senderId: null });
  });
});

describe("two people at once", () => {
  test("of many saves from one revision one gets through, and the others change nothing", async () => {
    const viewers = await Promise.all([aStaffViewer(), aStaffViewer(), aStaffViewer(), aStaffViewer()]);
    const { id } = await createDraft(viewers[0]!, someContent("One"));
    const saved = await Promise.all(
      viewers.map((viewer, at) =>
        saveDraft(viewer, { id, revision: 1, content: someContent(`By ${at}`), auto: at % 2 === 0 }),
      ),
    );
    const winner = saved.findIndex((it) => it.ok);
    expect(saved.filter((it) => !it.ok && it.reason === "changed-elsewhere")).toHaveLength(3);
    expect(await getDraft(id)).toMatchObject({
      revision: 2,
      saved: { id: viewers[winner]!.personId },
      draft: { en: { subject: `By ${winner}` } },
    });
    expect(await revisions(id)).toEqual([2, 1]);
  });

  test("an answer lost on the way makes no second draft", async () => {
    const viewer = await aStaffViewer();
    const id = crypto.randomUUID();
    await createDraft(viewer, someContent(), undefined, { id });
    await expect(createDraft(viewer, someContent(), undefined, { id })).rejects.toMatchObject({
      code: "P2002",
    });
    expect(await db.update.count()).toBe(1);
  });
});

describe("a translation", () => {
  test("is behind once the English changed after it, until it changes too or somebody says that it fits", async () => {
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent());
    const save = (revision: number, content: UpdateContent, settled = false) =>
      saveDraft(viewer, { id, revision, content, settled });
    expect(await save(1, withEnglish("New."))).toMatchObject({ value: { revision: 2, behind: true } });
    expect((await getDraft(id))?.behind).toBe(true);
    const both = { ...withEnglish("New."), es: withSpanish("Nuevo.").es };
    expect(await save(2, both)).toMatchObject({ value: { revision: 3, behind: false } });
    const newer = { ...both, en: withEnglish("Newer.").en };
    expect(await save(3, newer)).toMatchObject({ value: { behind: true } });
    expect(await save(4, newer, true)).toMatchObject({ value: { revision: 5, behind: false } });
    expect((await getDraft(id))?.behind).toBe(false);
  });
});

describe("what can be done with an update", () => {
  test("one that was handed in is not changed until it is taken back", async () => {
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent());
    expect(await takeBack(viewer, id)).toEqual({ ok: false, reason: "not-submitted" });
    await db.update.update({
      where: { id },
      data: { status: "submitted", submittedAt: new Date(), submittedById: viewer.personId },
    });
    const save = () => saveDraft(viewer, { id, revision: 1, content: someContent("Changed") });
    expect(await save()).toEqual({ ok: false, reason: "submitted" });
    expect(await deleteDraft(viewer, id)).toMatchObject({ ok: false });
    expect(await takeBack(viewer, id)).toMatchObject({ ok: true });
    expect(
      await db.update.findUnique({ where: { id }, select: { submittedAt: true, status: true } }),
    ).toEqual({
      submittedAt: null,
      status: "draft",
    });
    expect(await save()).toMatchObject({ ok: true });
  });

  test("any can be written once more, a digest as an update", async () => {
    const viewer = await aStaffViewer();
    await aMember();
    const sent = await anApprovedUpdate(someContent("Sent"));
    await db.update.update({ where: { id: sent }, data: { kind: "digest" } });
    const again = await duplicateUpdate(viewer, sent);
    const id = again.ok ? again.value.id : "";
    expect(await getDraft(id)).toMatchObject({
      ...{ status: "draft", revision: 1 },
      draft: { en: { subject: "Sent" }, kind: "update", senderId: null },
    });
    expect(await duplicateUpdate(viewer, crypto.randomUUID())).toMatchObject({ reason: "not-found" });
  });

  test("deleting a draft takes its versions along", async () => {
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent());
    await deleteDraft(viewer, id);
    expect(await db.updateVersion.count({ where: { updateId: id } })).toBe(0);
  });

  test("somebody whose role does not include it writes nothing", async () => {
    const stranger = { ...(await aStaffViewer()), role: "nobody" } as never;
    await expect(createDraft(stranger, someContent())).rejects.toThrow();
  });
});
