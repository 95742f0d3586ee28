import { beforeEach, expect, test } from "vitest";
import type { StaffViewer } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";
import { writeSetting } from "@/lib/platform/settings";
import { openChecks, type CheckName } from "@/lib/updates/checks";
import { overruleCheck } from "@/lib/updates/commands/overrule-check";
import { createDraft } from "@/lib/updates/commands/write-draft";
import { checkUpdate } from "@/lib/updates/queries/check-update";
import { countPersonal } from "@/lib/updates/queries/count-personal";
import { getReader } from "@/lib/updates/queries/get-reader";
import type { UpdateContent } from "@/lib/updates/schema";
import { updateSettings } from "@/lib/updates/settings";
import { aMember, anApprovedUpdate, aStaffViewer, emptyTables, someContent } from "./arrange";

let viewer: StaffViewer;

beforeEach(async () => {
  await emptyTables();
  viewer = await aStaffViewer();
  await writeSetting(updateSettings, {
    ...updateSettings.fallback,
    postalAddress: "One Street 1\nOakland, CA",
  });
});

async function aDraft(change: (content: UpdateContent) => void = () => {}): Promise<string> {
  const content = someContent();
  change(content);
  return (await createDraft(viewer, content)).id;
}

const look = async (id: string, name: CheckName) => {
  const check = (await checkUpdate(id)).find((one) => one.name === name);
  return { state: check?.state, words: check?.findings.map(({ words }) => words).join("\n"), check };
};

test("a sound update is held up by nothing, in whatever order it is looked at", async () => {
  const checks = await checkUpdate(await aDraft());
  expect(openChecks(checks).map(({ name, findings }) => [name, findings])).toEqual([]);
  expect(checks).toHaveLength(13);
  expect(await checkUpdate("00000000-0000-7000-8000-000000000000")).toEqual([]);
  expect(await checkUpdate("no id")).toEqual([]);
});

test("dead links are found in both languages; pages of the site, of members and of updates that went out are not", async () => {
  await aMember();
  const sent = await anApprovedUpdate(someContent("An earlier one"));
  const { slug } = await db.update.findUniqueOrThrow({ where: { id: sent } });
  await db.organization.create({
    data: {
      name: "Kern Kids",
      nameKey: "kernkids",
      sector: "nonprofit",
      slug: "kern-kids",
      listedAt: new Date(),
    },
  });
  const good = [
    "/",
    "/issues/stem",
    "/claims/schools-without-calculus",
    "/join?kind=organization",
    "/account/mail",
  ];
  const pages = [...good, `/updates/${slug}`, "/organizations/kern-kids", "/policies/privacy", "/agenda"];
  const id = await aDraft(({ en, es }) => {
    en.body = pages.map((page) => `[x](${page})`).join(" ");
    es.body = `${pages.map((page) => `[x](${page})`).join(" ")} <https://senate.ca.gov/a>`;
  });
  expect(await look(id, "links")).toMatchObject({
    state: "good",
    words: expect.stringContaining("senate.ca.gov") as string,
  });
  const dead = await aDraft(({ es }) => {
    es.body =
      "[x](/updates/never-sent) [y](/organizations/nobody) [z](/issues/stem#nowhere) ![A](/no/picture.png)";
  });
  const { state, words } = await look(dead, "links");
  expect(state).toBe("wrong");
  for (const address of [
    "/es/updates/never-sent",
    "/es/organizations/nobody",
    "stem#nowhere",
    "/no/picture.png",
  ])
    expect(words).toContain(address);
});

test("a personal field that nobody of the audience fills is found before, not after", async () => {
  const rosa = await aMember({ name: "Rosa", organizations: 1 });
  await aMember({ name: "" });
  await aMember({ name: "Call 5551234", unsubscribed: true });
  await db.person.update({ where: { id: rosa }, data: { zip: "93301", county: "kern" } });
  const id = await aDraft(({ en }) => {
    en.body = "Dear {first name|friend} of {your district|your school district}";
  });
  // Staff are no members: two get it.
  expect(await countPersonal(id)).toEqual({
    total: 2,
    known: { "first name": 1, organization: 1, county: 1, "your district": 0 },
  });
  const { state, words } = await look(id, "personal");
  expect(state).toBe("wrong");
  expect(words).toContain("Nobody of the 2 who get it has a district here");
  expect(words).toContain("1 of 2 (50 percent) have a first name");
});

test("of several organizations the longest counts, and of a district only the only one", async () => {
  const id = await aMember({ name: "Rosa", organizations: 2 });
  const [first] = await db.membership.findMany({
    where: { personId: id, organizationId: { not: null } },
    include: { organization: true },
  });
  await db.membership.update({ where: { id: first!.id }, data: { since: new Date("2020-01-01") } });
  const about = { where: { id: first!.organizationId! } };
  await db.organization.update({ ...about, data: { districts: ["Kern High School District"] } });
  const reader = await getReader(viewer, id, "update");
  expect(reader).toMatchObject({
    name: "Rosa",
    leftOut: null,
    personal: {
      organization: first!.organization!.name,
      district: "Kern High School District",
      firstName: "Rosa",
    },
  });
  await db.organization.update({ ...about, data: { districts: ["Kern", "Delano"] } });
  expect((await getReader(viewer, id, "update"))?.personal.district).toBeNull();
  expect(await getReader(viewer, viewer.personId, "update")).toMatchObject({ leftOut: "notMembers" });
  expect(await getReader(viewer, "x", "update")).toBeNull();
  const editor = { ...viewer, role: "editor" } as StaffViewer;
  await expect(getReader(editor, id, "update")).rejects.toMatchObject({ code: "forbidden" });
});

test("what is wrong can be left so by somebody who knows it, until something else is wrong", async () => {
  await writeSetting(updateSettings, updateSettings.fallback);
  const id = await aDraft();
  const { check } = await look(id, "postal-address");
  expect(check).toMatchObject({ state: "wrong", overruled: null });
  expect(await overruleCheck(viewer, id, "postal-address", "0123456789abcdef")).toEqual({
    ok: false,
    reason: "changed-elsewhere",
  });
  expect(await overruleCheck(viewer, id, "text", "")).toMatchObject({ ok: false });
  const now = new Date("2026-11-22T07:00:00Z");
  expect((await overruleCheck(viewer, id, "postal-address", check!.print, now)).ok).toBe(true);
  expect((await look(id, "postal-address")).check?.overruled).toEqual({ by: "Rosa", at: now });
  expect(openChecks(await checkUpdate(id))).toEqual([]);
  expect((await overruleCheck(viewer, id, "postal-address", null)).ok).toBe(true);
  expect(openChecks(await checkUpdate(id)).map(({ name }) => name)).toEqual(["postal-address"]);
  expect(await db.auditEvent.count({ where: { subject: id, action: { contains: "overrul" } } })).toBe(2);
});

test("two who overrule two checks at the same moment lose neither", async () => {
  await writeSetting(updateSettings, updateSettings.fallback);
  const id = await aDraft(({ en }) => {
    en.subject = "x".repeat(80);
  });
  const open = openChecks(await checkUpdate(id));
  expect(open.map(({ name }) => name)).toEqual(["subject", "postal-address"]);
  await Promise.all(open.map(({ name, print }) => overruleCheck(viewer, id, name, print)));
  expect(openChecks(await checkUpdate(id))).toEqual([]);
});

test("other words ask anew, and what is out is not overruled any more", async () => {
  const linked = (page: string) => (content: UpdateContent) => {
    content.en.body = content.es.body = `[x](${page})`;
  };
  const id = await aDraft(linked("/nowhere"));
  const { check } = await look(id, "links");
  await overruleCheck(viewer, id, "links", check!.print);
  expect(openChecks(await checkUpdate(id))).toEqual([]);
  await db.updateTranslation.updateMany({ where: { updateId: id }, data: { body: "[x](/elsewhere)" } });
  expect(openChecks(await checkUpdate(id)).map(({ name }) => name)).toEqual(["links"]);
  await aMember();
  const sent = await anApprovedUpdate();
  expect(await overruleCheck(viewer, sent, "links", null)).toEqual({ ok: false, reason: "not-found" });
});

test("somebody without a role for updates overrules nothing", async () => {
  const nobody = { ...viewer, role: "nobody" } as unknown as StaffViewer;
  await expect(overruleCheck(nobody, await aDraft(), "links", null)).rejects.toThrow();
});
