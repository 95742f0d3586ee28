import { beforeEach, expect, test } from "vitest";
import { dropPaper, enterPaper } from "@/lib/members/commands/enter-paper";
import { addPartner, setPartnerOpen } from "@/lib/members/commands/keep-partner";
import { letEmbed } from "@/lib/members/commands/let-embed";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import { embedHosts } from "@/lib/members/embed";
import { partnerToken } from "@/lib/members/partner-link";
import type { StaffViewer } from "@/lib/members/policy";
import { getPartnerPage } from "@/lib/members/queries/get-partner-page";
import { listPaper } from "@/lib/members/queries/list-paper";
import { listWaysIn } from "@/lib/members/queries/list-ways-in";
import { DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { readSetting } from "@/lib/platform/settings";
import { aJoinForm, linkTo, press, wipe } from "../arrange";
import { emptyAll } from "@/tests/support/empty";

let organizer: StaffViewer;
beforeEach(async () => {
  await wipe();
  await emptyAll("partner", "setting");
  const { id } = await db.person.create({
    data: { emailKey: "s@site.invalid", email: "s@site.invalid", firstName: "Sol", staffRole: "organizer" },
  });
  organizer = { personId: id, role: "organizer", email: "s@site.invalid", name: "Sol" } as StaffViewer;
});

const library = { name: "Fresno Library", code: "", organization: "" };

async function bring(count: number): Promise<void> {
  for (let nth = 0; nth < count; nth++) {
    const email = `p${nth}@example.org`;
    await requestToJoin(aJoinForm({ email }), {
      ...{ locale: "en", network: "0.0.0.0" },
      ...{ sourceKind: "partner", source: "fresno-library" },
    });
    if (nth > 0) await press(await linkTo(email));
  }
}

test("a partner sees how many came once there are five, and staff see every number", async () => {
  expect(await addPartner(organizer, library)).toEqual(ok("fresno-library"));
  expect(await addPartner(organizer, library)).toEqual(fail("taken"));
  const token = partnerToken("fresno-library");
  await bring(5);
  expect(await getPartnerPage(token)).toMatchObject({ people: null, organizations: null, lately: null });
  await press(await linkTo("p0@example.org"));
  expect(await getPartnerPage(token)).toMatchObject({ name: "Fresno Library", people: 5, lately: 5 });
  expect(await getPartnerPage(token, new Date(Date.now() + 31 * DAY))).toMatchObject({
    people: 5,
    lately: null,
  });
  await db.membership.updateMany({
    where: { person: { email: "p0@example.org" } },
    data: { status: "left" },
  });
  expect((await listWaysIn(organizer)).partners).toMatchObject([{ members: 4, asked: 0, left: 1 }]);
  expect(await getPartnerPage(`${token}x`)).toBeNull();
});

test("a partner needs a name, and an organization that is one", async () => {
  expect(await addPartner(organizer, { ...library, name: " " })).toEqual(fail("name"));
  expect(await addPartner(organizer, { ...library, name: "田中" })).toEqual(fail("code"));
  expect(await addPartner(organizer, { ...library, organization: "Nobody" })).toEqual(
    fail("no-organization"),
  );
  expect(await setPartnerOpen(organizer, "nobody", false)).toEqual(fail("unknown"));
  await addPartner(organizer, library);
  expect(await setPartnerOpen(organizer, "fresno-library", false)).toEqual(ok(null));
  expect(await setPartnerOpen(organizer, "fresno-library", false)).toEqual(ok(null));
  expect(await db.auditEvent.count({ where: { action: "close-partner" } })).toBe(1);
});

test("the sites that may show the form are kept as a whole or not at all", async () => {
  expect(await readSetting(embedHosts)).toEqual([]);
  expect(await letEmbed(organizer, "example.org\n:::")).toEqual(fail(":::"));
  expect(await letEmbed(organizer, "example.org")).toEqual(ok(["https://example.org"]));
  expect(await readSetting(embedHosts)).toEqual(["https://example.org"]);
});

test("a paper form makes nobody a member until its mail is confirmed", async () => {
  const input = aJoinForm({ email: "rosa@example.org", firstName: "Rosa" });
  await enterPaper(organizer, { input, locale: "es", source: "County fair, 2026-11-14" });
  const { lines, count } = await listPaper(organizer);
  expect(lines).toMatchObject([{ name: "Rosa", source: "County fair, 2026-11-14", enteredBy: "Sol" }]);
  expect(count).toBe(1);
  expect(await db.membership.count()).toBe(0);
  await press(await linkTo("rosa@example.org"));
  expect(await db.membership.findMany()).toMatchObject([
    { status: "active", sourceKind: "paper", source: "County fair, 2026-11-14" },
  ]);
  expect(await db.consent.findMany({ orderBy: { purpose: "asc" } })).toMatchObject(
    ["alerts", "membership", "updates"].map((purpose) => ({ purpose, method: "paper" })),
  );
  expect((await listPaper(organizer)).count).toBe(0);
  expect(await dropPaper(organizer, lines[0]!.id)).toEqual(fail("unknown"));
});

test("an editor may do none of it", async () => {
  const editor = { ...organizer, role: "editor" } as StaffViewer;
  await expect(addPartner(editor, library)).rejects.toThrow("role");
  await expect(listPaper(editor)).rejects.toThrow("role");
});
