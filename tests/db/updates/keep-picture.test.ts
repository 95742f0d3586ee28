import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { deletePicture, keepPicture } from "@/lib/updates/commands/keep-picture";
import { keepTemplate } from "@/lib/updates/commands/keep-template";
import { createDraft, deleteDraft, saveDraft } from "@/lib/updates/commands/write-draft";
import { pictureAddress } from "@/lib/updates/kept-picture";
import { checkUpdate } from "@/lib/updates/queries/check-update";
import { getPicture } from "@/lib/updates/queries/get-picture";
import { listNewestPictures, listPictures } from "@/lib/updates/queries/list-pictures";
import { emptyAll } from "@/tests/support/empty";
import { aStaffViewer, emptyTables, someContent } from "./arrange";

beforeEach(async () => {
  await emptyTables();
  await emptyAll("update_picture", "update_template");
});

const aPicture = (print = "0123456789abcdef") => ({
  ...{ print, type: "image/png", bytes: Buffer.from(`bytes of ${print}`), width: 600, height: 400 },
});

/** An update's words with a picture in both languages. */
function contentWith(print: string) {
  const content = someContent();
  const src = pictureAddress(aPicture(print));
  for (const part of [content.en, content.es]) part.body += `\n\n<Picture src="${src}" alt="A class" />\n`;
  return content;
}

test("a picture is kept once, and found by its address alone", async () => {
  const viewer = await aStaffViewer();
  expect(await keepPicture(viewer, aPicture(), {})).toEqual(fail("no-description"));
  const twice = await Promise.all([
    keepPicture(viewer, aPicture(), { en: "A class" }),
    keepPicture(viewer, aPicture(), { es: "Una clase" }),
  ]);
  expect(twice.every(({ ok: done }) => done)).toBe(true);
  // Each was told what was known by then; a description that is there stays.
  await keepPicture(viewer, aPicture(), { en: "Something else" });
  expect(await listNewestPictures(10)).toEqual([
    { print: "0123456789abcdef", width: 600, height: 400, alts: { en: "A class", es: "Una clase" } },
  ]);
  const found = await getPicture("/pictures/0123456789abcdef-600x400");
  expect(found).toMatchObject({ type: "image/png" });
  expect(Buffer.from(found!.bytes).toString()).toBe("bytes of 0123456789abcdef");
  expect(await getPicture("/pictures/0123456789abcdef-601x400")).toBeNull();
  expect(await getPicture("/pictures/fedcba9876543210-600x400")).toBeNull();
});

test("the list says where each stands; what stands nowhere can be deleted, and nothing else", async () => {
  const viewer = await aStaffViewer();
  const [used, spare] = ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"];
  for (const print of [used, spare]) await keepPicture(viewer, aPicture(print), { en: print });
  const { id } = await createDraft(viewer, contentWith(used));
  await createDraft(viewer, contentWith(used));
  await keepTemplate(viewer, { updateId: id, name: "With a picture" });
  const { pictures } = await listPictures();
  const facts = pictures.map(({ print, updates, templates, by }) => ({ print, updates, templates, by }));
  expect(facts).toEqual(
    expect.arrayContaining([
      { print: used, updates: 2, templates: 1, by: "Rosa" },
      { print: spare, updates: 0, templates: 0, by: "Rosa" },
    ]),
  );
  expect(await deletePicture(viewer, used)).toEqual(fail("in-use"));
  const twice = await Promise.all([deletePicture(viewer, spare), deletePicture(viewer, spare)]);
  expect(twice).toEqual(expect.arrayContaining([ok(null), fail("not-found")]));
  expect(await db.auditEvent.count({ where: { action: "delete-picture", subject: spare } })).toBe(1);
  expect(await db.updatePicture.count()).toBe(1);

  // The last words that name it go: then it may go too.
  await emptyAll("update_template");
  for (const draft of await db.update.findMany()) await deleteDraft(viewer, draft.id);
  expect(await deletePicture(viewer, used)).toEqual(ok(null));
});

test("many are shown page by page", async () => {
  const viewer = await aStaffViewer();
  for (let nth = 0; nth < 50; nth++)
    await keepPicture(viewer, aPicture(nth.toString(16).padStart(16, "0")), { en: `${nth}` });
  const first = await listPictures();
  expect(first.pictures).toHaveLength(48);
  const second = await listPictures(first.next);
  expect(second.pictures).toHaveLength(2);
  expect(second.next).toBeUndefined();
  const prints = [...first.pictures, ...second.pictures].map(({ print }) => print);
  expect(new Set(prints).size).toBe(50);
});

test("the check list finds a picture that is not there any more", async () => {
  const viewer = await aStaffViewer();
  const print = "cccccccccccccccc";
  await keepPicture(viewer, aPicture(print), { en: "A class" });
  const { id } = await createDraft(viewer, contentWith(print));
  const links = async () => (await checkUpdate(id)).find(({ name }) => name === "links");
  expect(await links()).toMatchObject({ state: "good" });
  await saveDraft(viewer, { id, revision: 1, content: contentWith("dddddddddddddddd") });
  const found = await links();
  expect(found?.state).toBe("wrong");
  expect(found?.findings[0]?.words).toContain("/pictures/dddddddddddddddd-600x400");
});
