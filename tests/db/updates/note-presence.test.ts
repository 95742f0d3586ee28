import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { leavePresence, notePresence } from "@/lib/updates/commands/note-presence";
import { createDraft, saveDraft } from "@/lib/updates/commands/write-draft";
import { aStaffViewer, emptyTables, someContent } from "./arrange";

beforeEach(emptyTables);

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, seconds));

test("two people who have an update open see each other, and who saved it", async () => {
  const [rosa, ana] = [await aStaffViewer(), await aStaffViewer()];
  await db.person.update({ where: { id: ana.personId }, data: { firstName: "Ana", lastName: "Díaz" } });
  const { id } = await createDraft(rosa, someContent());
  expect(await notePresence(rosa, id, at(0))).toEqual({
    ...{ others: [], status: "draft", revision: 1, by: "Rosa" },
  });
  expect(await notePresence(ana, id, at(5))).toMatchObject({ others: ["Rosa"] });
  await saveDraft(ana, { id, revision: 1, content: someContent("Changed") });
  expect(await notePresence(rosa, id, at(8))).toMatchObject({
    ...{ others: ["Ana Díaz"], revision: 2, by: "Ana Díaz" },
  });
});

test("who closed it, or was not heard of for half a minute, is there no more", async () => {
  const [rosa, ana] = [await aStaffViewer(), await aStaffViewer()];
  const { id } = await createDraft(rosa, someContent());
  await notePresence(ana, id, at(0));
  expect((await notePresence(rosa, id, at(29)))?.others).toHaveLength(1);
  expect((await notePresence(rosa, id, at(31)))?.others).toHaveLength(0);
  await notePresence(ana, id, at(32));
  await leavePresence(ana, id);
  expect((await notePresence(rosa, id, at(33)))?.others).toHaveLength(0);
  // What is a day old is kept no longer.
  await notePresence(ana, id, at(34));
  await notePresence(rosa, id, new Date(at(34).getTime() + 25 * 3_600_000));
  expect(await db.updatePresence.count()).toBe(1);
});

test("of an update that is gone nothing is noted", async () => {
  expect(await notePresence(await aStaffViewer(), crypto.randomUUID())).toBeNull();
  expect(await db.updatePresence.count()).toBe(0);
});
