import { beforeEach, expect, test } from "vitest";
import {
  beginFromTemplate,
  deleteTemplate,
  keepTemplate,
  renameTemplate,
} from "@/lib/updates/commands/keep-template";
import { createDraft, saveDraft } from "@/lib/updates/commands/write-draft";
import { getDraft } from "@/lib/updates/queries/get-draft";
import { listTemplates } from "@/lib/updates/queries/list-templates";
import { aStaffViewer, emptyTables, someContent } from "./arrange";
import { emptyAll } from "@/tests/support/empty";

beforeEach(async () => {
  await emptyTables();
  await emptyAll("update_template");
});

test("an update is kept as a template, and another begun from it, whatever becomes of either", async () => {
  const viewer = await aStaffViewer();
  const settings = { kind: "alert", senderId: null, public: false } as const;
  const { id } = await createDraft(viewer, someContent("Call today"), settings);
  const kept = await keepTemplate(viewer, { updateId: id, name: "  A   call " });
  const templateId = kept.ok ? kept.value.id : "";
  await saveDraft(viewer, { id, revision: 1, content: someContent("Something else") });
  expect(await listTemplates()).toMatchObject([
    { name: "A call", kind: "alert", subject: "Call today", by: "Rosa", locales: ["en", "es"] },
  ]);
  const begun = await beginFromTemplate(viewer, templateId);
  const draft = await getDraft(begun.ok ? begun.value.id : "");
  expect(draft).toMatchObject({ draft: { en: { subject: "Call today" }, kind: "alert", public: true } });
  expect(await deleteTemplate(viewer, templateId)).toMatchObject({ ok: true });
  expect(await beginFromTemplate(viewer, templateId)).toEqual({ ok: false, reason: "not-found" });
  expect(await getDraft(draft!.id)).not.toBeNull();
});

test("a name stands once, and is not empty", async () => {
  const viewer = await aStaffViewer();
  const { id } = await createDraft(viewer, someContent());
  const [first, second] = await Promise.all([
    keepTemplate(viewer, { updateId: id, name: "News" }),
    keepTemplate(viewer, { updateId: id, name: "News" }),
  ]);
  expect([first, second].filter(({ ok }) => ok)).toHaveLength(1);
  expect([first, second].find(({ ok }) => !ok)).toMatchObject({ reason: "name-taken" });
  const other = await keepTemplate(viewer, { updateId: id, name: "Other" });
  const otherId = other.ok ? other.value.id : "";
  expect(await renameTemplate(viewer, { id: otherId, name: "News" })).toMatchObject({ reason: "name-taken" });
  expect(await renameTemplate(viewer, { id: otherId, name: " " })).toMatchObject({ reason: "name-missing" });
  expect(await renameTemplate(viewer, { id: otherId, name: "Events" })).toMatchObject({ ok: true });
  expect((await listTemplates()).map(({ name }) => name)).toEqual(["Events", "News"]);
});
