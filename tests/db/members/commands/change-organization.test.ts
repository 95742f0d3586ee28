import { beforeEach, describe, expect, test } from "vitest";
import { changeOrganization, correctOrganization } from "@/lib/members/commands/change-organization";
import { decideListing } from "@/lib/members/commands/decide-listing";
import { setListing } from "@/lib/members/commands/set-listing";
import { setParent } from "@/lib/members/commands/set-parent";
import { checkOrganization, type OrganizationValues } from "@/lib/members/organization-form";
import type { MemberViewer, StaffViewer } from "@/lib/members/policy";
import { listListingQueue } from "@/lib/members/queries/list-listing-queue";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { aClubForm, join, wipe } from "../arrange";

const staff = {
  personId: "00000000-0000-7000-8000-000000000001",
  role: "organizer",
  email: "s@example.org",
  name: "S",
} as StaffViewer;
const wished = { listPublicly: true, website: "https://club.example" };
const shown = { words: "I want it.", locale: "en", network: "203.0.113.0" } as const;

beforeEach(wipe);

const club = () => db.organization.findFirstOrThrow({ orderBy: { createdAt: "asc" } });
const viewerOf = async (emailKey: string) =>
  ({ personId: (await db.person.findUniqueOrThrow({ where: { emailKey } })).id }) as MemberViewer;
const listing = async () => {
  const { listedAt, listedHow, listingAskedAt } = await club();
  return listedAt
    ? `listed by ${listedHow}`
    : listingAskedAt
      ? "waits"
      : `off${listedHow ? " by staff" : ""}`;
};
const mailsTo = async (toKey: string) =>
  (await db.outboxMail.findMany({ where: { toKey }, orderBy: { createdAt: "asc" } })).map(
    ({ template }) => template,
  );

const values: OrganizationValues = {
  ...{ name: "Example Club", legalName: "", abbreviation: "", aliases: "", sector: "nonprofit", size: "" },
  ...{ website: "https://club.example/", county: "", districts: "", languages: [], coalitions: [] },
  ...{ aboutEn: "", aboutEs: "", parent: "" },
};
function input(more: Partial<OrganizationValues> = {}) {
  const checked = checkOrganization({ ...values, ...more }, ["capmse"]);
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.input;
}

async function aListedClub(email = "ana@club.example") {
  await join(aClubForm({ ...wished, email }));
  return { viewer: await viewerOf(email), id: (await club()).id };
}

describe("whoever looks after an organization", () => {
  test("changes what its page says, with one event that names what was and what is", async () => {
    const { viewer, id } = await aListedClub();
    const change = input({ aboutEn: "We swim.\n\nEvery day.", languages: ["es", "xx"], size: "1-9" });
    expect(await changeOrganization(viewer, id, change)).toEqual(ok({ listing: "same" }));
    expect(await club()).toMatchObject({
      ...{ about: { en: "We swim.\n\nEvery day." }, languages: ["es"], size: "1-9" },
      listedHow: "domain",
    });
    const [event] = await db.timelineEvent.findMany({ where: { organizationId: id, action: "changed" } });
    expect(event).toMatchObject({
      actorKind: "member",
      actorId: viewer.personId,
      changes: { aboutEn: [null, "We swim.\n\nEvery day."], languages: [[], ["es"]], size: [null, "1-9"] },
    });
    // Sent twice, it changes nothing and leaves no trace.
    await changeOrganization(viewer, id, change);
    expect(await db.timelineEvent.count({ where: { organizationId: id, action: "changed" } })).toBe(1);
  });

  test("is the only one who does", async () => {
    const { viewer, id } = await aListedClub();
    await join(aClubForm({ organizationName: "Another", website: "", email: "eve@gmail.com" }));
    const eve = await viewerOf("eve@gmail.com");
    expect(await changeOrganization(eve, id, input({ name: "Eve's" }))).toEqual(fail("not-yours"));
    await db.membership.updateMany({ where: { personId: viewer.personId }, data: { duties: ["signatory"] } });
    expect(await changeOrganization(viewer, id, input({ name: "New" }))).toEqual(fail("not-yours"));
    await db.membership.updateMany({ where: { personId: viewer.personId }, data: { status: "left" } });
    expect(await setListing(viewer, id, false, shown)).toEqual(fail("not-yours"));
    expect((await club()).name).toBe("Example Club");
  });
});

describe("nobody keeps a place on the list that another name or domain was given", () => {
  test("a website at somebody else's domain takes it off until staff have looked", async () => {
    const { viewer, id } = await aListedClub();
    const change = input({ website: "https://childrennow.org" });
    expect(await changeOrganization(viewer, id, change)).toEqual(ok({ listing: "waits" }));
    expect(await listing()).toBe("waits");
    // Whose address was at the old domain has shown nothing about the new one.
    expect(await db.membership.findFirst()).toMatchObject({ authorityProof: null });
    // Back at its own domain it speaks for itself again.
    await changeOrganization(viewer, id, input());
    expect(await listing()).toBe("listed by domain");
    expect(await db.membership.findFirst()).toMatchObject({ authorityProof: "domain" });
  });

  test("no website at all takes it off as well", async () => {
    const { viewer, id } = await aListedClub();
    expect(await changeOrganization(viewer, id, input({ website: "" }))).toEqual(ok({ listing: "waits" }));
  });

  test("a new domain at which somebody has a confirmed address keeps it, another page of its own too", async () => {
    const { viewer, id } = await aListedClub();
    await db.personAddress.create({
      data: { email: "ana@new.example", emailKey: "ana@new.example", personId: viewer.personId },
    });
    expect(await changeOrganization(viewer, id, input({ website: "https://www.new.example/about" }))).toEqual(
      ok({ listing: "same" }),
    );
    expect(await listing()).toBe("listed by domain");
  });

  test("another organization's name takes it off, and staff are asked whether they are one", async () => {
    await aListedClub();
    await join(
      aClubForm({
        ...{ organizationName: "Kelp Club", website: "https://kelp.example", listPublicly: true },
        email: "eve@kelp.example",
      }),
    );
    const eve = await viewerOf("eve@kelp.example");
    const kelp = await db.organization.findFirstOrThrow({ where: { name: "Kelp Club" } });
    expect(kelp.listedAt).not.toBeNull();
    const change = input({ name: "The Example Club, Inc.", website: "https://kelp.example" });
    expect(await changeOrganization(eve, kelp.id, change)).toEqual(ok({ listing: "waits" }));
    expect(await db.possibleDuplicate.findMany()).toMatchObject([{ newerId: kelp.id, reasons: ["name"] }]);
  });

  test("the name of an organization of the content shows nothing, with one's own domain or without", async () => {
    const { viewer, id } = await aListedClub();
    for (const website of ["https://club.example", "", "https://www.exploratorium.edu"]) {
      await changeOrganization(viewer, id, input({ name: "Exploratorium", website }));
      expect(await listing()).toBe("waits");
    }
  });

  test("what staff listed waits for staff again, unless only its spelling is another", async () => {
    await join(aClubForm({ ...wished, email: "ana@gmail.com" }));
    const viewer = await viewerOf("ana@gmail.com");
    const { id } = await club();
    await decideListing(staff, id, { listed: true });
    await changeOrganization(viewer, id, input({ name: "Éxample Club Inc." }));
    expect(await listing()).toBe("listed by staff");
    await changeOrganization(viewer, id, input({ name: "Sierra Club" }));
    expect(await listing()).toBe("waits");
  });

  test("a no of staff is not undone by a new website", async () => {
    const { viewer, id } = await aListedClub();
    await decideListing(staff, id, { listed: false });
    await db.personAddress.create({
      data: { email: "ana@new.example", emailKey: "ana@new.example", personId: viewer.personId },
    });
    await changeOrganization(viewer, id, input({ website: "https://new.example" }));
    expect(await listing()).toBe("off by staff");
  });
});

describe("the wish to be listed", () => {
  test("is kept with its exact words, goes into force at once, and can be taken back", async () => {
    const { viewer, id } = await aListedClub();
    expect(await setListing(viewer, id, false, { ...shown, words: "Off." })).toEqual(ok({ listed: false }));
    expect(await listing()).toBe("off");
    expect(await setListing(viewer, id, true, shown)).toEqual(ok({ listed: true }));
    const consents = await db.consent.findMany({
      where: { purpose: "listing", method: "account" },
      orderBy: { at: "asc" },
    });
    expect(consents.map(({ action, words }) => [action, words])).toEqual([
      ["withdrawn", "Off."],
      ["granted", "I want it."],
    ]);
    // Pressing twice says it once.
    await setListing(viewer, id, true, shown);
    expect(await db.consent.count({ where: { purpose: "listing", method: "account" } })).toBe(2);
  });

  test("stands in staff's queue with everything to decide by, and their word comes as a letter", async () => {
    await join(aClubForm({ ...wished, email: "ana@gmail.com" }));
    const { id } = await club();
    const queue = await listListingQueue(staff);
    expect(queue).toMatchObject({
      total: 1,
      cases: [{ id, domain: "club.example", people: [{ email: "ana@gmail.com", isAtDomain: false }] }],
    });
    await decideListing(staff, id, {
      listed: false,
      reason: "authority",
      words: "Write to us.",
      note: "odd",
    });
    expect((await listListingQueue(staff)).total).toBe(0);
    expect((await mailsTo("ana@gmail.com")).at(-1)).toBe("not-listed");
    const mail = await db.outboxMail.findFirstOrThrow({ where: { template: "not-listed" } });
    expect(mail.data).toMatchObject({ reason: "authority", words: "Write to us.", wasListed: false });

    // It asks again, and staff look again.
    const viewer = await viewerOf("ana@gmail.com");
    expect(await setListing(viewer, id, true, shown)).toEqual(ok({ listed: false }));
    expect((await listListingQueue(staff)).total).toBe(1);
    await decideListing(staff, id, { listed: true });
    expect((await mailsTo("ana@gmail.com")).at(-1)).toBe("listed");
    expect(await listing()).toBe("listed by staff");
  });

  test("after a no, an address at the domain asks for no list by itself: staff look again", async () => {
    const { viewer, id } = await aListedClub();
    expect(await mailsTo("ana@club.example")).toContain("listed");
    await decideListing(staff, id, { listed: false });
    await setListing(viewer, id, true, shown);
    expect(await listing()).toBe("waits");
  });

  test("pressed by two colleagues at once, one no is one letter", async () => {
    const { id } = await aListedClub();
    await Promise.all([1, 2, 3].map(() => decideListing(staff, id, { listed: false })));
    expect(await db.outboxMail.count({ where: { template: "not-listed" } })).toBe(1);
  });
});

describe("staff", () => {
  test("correct a record, and answer for its listing then", async () => {
    const { id } = await aListedClub();
    expect(await correctOrganization(staff, id, input({ name: "Sample Club" }))).toEqual(ok(null));
    expect(await club()).toMatchObject({ name: "Sample Club", listedHow: "staff" });
    await expect(
      correctOrganization({ ...staff, role: "editor" }, id, input({ name: "X" })),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("settle what it is a part of by a name that is there once, and in no circle", async () => {
    const { viewer, id } = await aListedClub();
    await changeOrganization(viewer, id, input({ parent: "WestEd" }));
    expect(await setParent(staff, id, "WestEd")).toEqual(fail("nobody"));
    await join(aClubForm({ organizationName: "WestEd", website: "", email: "bo@gmail.com" }));
    expect(await setParent(staff, id, "wested")).toEqual(ok(null));
    const parent = await db.organization.findFirstOrThrow({ where: { name: "WestEd" } });
    expect(await club()).toMatchObject({ parentId: parent.id, proposedParent: null });
    expect(await setParent(staff, parent.id, "Example Club")).toEqual(fail("circle"));
    expect(await setParent(staff, id, "")).toEqual(ok(null));
    expect((await club()).parentId).toBeNull();
  });
});
