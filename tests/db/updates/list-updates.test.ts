import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { createDraft } from "@/lib/updates/commands/write-draft";
import { listUpdates } from "@/lib/updates/queries/list-updates";
import { emptySettings, updateListSchema } from "@/lib/updates/schema";
import { aStaffViewer, emptyTables, someContent } from "./arrange";

beforeEach(emptyTables);

const subjects = async (query: Parameters<typeof listUpdates>[0]) =>
  (await listUpdates(query)).lines.map(({ subject }) => subject);

test("what moves and what waits stands first, then drafts, then what is over", async () => {
  const viewer = await aStaffViewer();
  for (const status of ["sent", "draft", "sending", "scheduled", "submitted", "stopped", "paused"] as const) {
    const { id } = await createDraft(viewer, someContent(status));
    await db.update.update({ where: { id }, data: { status } });
  }
  expect(await subjects({})).toEqual([
    ...["sending", "paused", "submitted", "scheduled", "draft", "stopped", "sent"],
  ]);
  expect(await subjects({ state: "draft" })).toEqual(["draft"]);
});

test("words are found in subject and text of both languages, without accents", async () => {
  const viewer = await aStaffViewer();
  await createDraft(viewer, someContent("Budget of schools"));
  await createDraft(viewer, someContent("Water"), { ...emptySettings, kind: "alert" });
  expect(await subjects({ q: "BUDGET schools" })).toEqual(["Budget of schools"]);
  expect(await subjects({ q: "comite" })).toHaveLength(2);
  expect(await subjects({ q: "100% _" })).toEqual([]);
  expect(await subjects({ kind: "alert" })).toEqual(["Water"]);
});

test("a page holds fifty", async () => {
  const viewer = await aStaffViewer();
  for (let at = 0; at < 53; at++) await createDraft(viewer, someContent(`Number ${at}`));
  expect(await listUpdates({ page: 1 })).toMatchObject({ total: 53, pages: 2 });
  const [first, second] = [await subjects({ page: 1 }), await subjects({ page: 2 })];
  expect([first.length, second.length]).toEqual([50, 3]);
  expect(new Set([...first, ...second]).size).toBe(53);
});

test("what makes no sense in the address is left out", () => {
  expect(updateListSchema.parse({ q: ["a"], state: "x", kind: 1, page: "-3" })).toEqual({ q: "", page: 1 });
});
