import { beforeEach, describe, expect, test } from "vitest";
import { keepOrganizationsApart } from "@/lib/members/commands/decide-duplicate";
import { decideListing as decide } from "@/lib/members/commands/decide-listing";
import type { StaffRole, StaffViewer } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { aClubForm, join, mergeAsLikely, wipe } from "../arrange";

const id = "00000000-0000-7000-8000-000000000001";
const as = (role: StaffRole) => ({ personId: id, role, email: "s@example.org", name: "S" }) as StaffViewer;
const wished = { listPublicly: true, website: "https://club.example" };

beforeEach(wipe);

const decideListing = (viewer: StaffViewer, organizationId: string, listed: boolean) =>
  decide(viewer, organizationId, { listed });

const listings = async () =>
  (await db.organization.findMany({ orderBy: { createdAt: "asc" } })).map(({ slug, listedAt, listedHow }) =>
    listedAt ? `${slug} by ${listedHow}` : `not listed${listedHow ? ` by ${listedHow}` : ""}`,
  );
const onlyId = async () => (await db.organization.findFirstOrThrow()).id;
const endMemberships = () => db.membership.updateMany({ data: { status: "left" } });

describe("by itself", () => {
  test("an address at the website's domain lists an organization that wishes it", async () => {
    await join(aClubForm({ ...wished, email: "ana@mail.club.example", zip: "94103" }));
    expect(await listings()).toEqual(["example-club by domain"]);
    expect(await db.organization.findFirst()).toMatchObject({ county: "san-francisco" });
  });

  test.each([
    ["no wish", { listPublicly: false, email: "ana@club.example" }],
    ["another domain", { email: "ana@other.example" }],
    ["no website", { website: "", email: "ana@club.example" }],
    ["a free mail domain", { website: "https://gmail.com", email: "ana@gmail.com" }],
  ])("%s leaves it to staff", async (_, more) => {
    await join(aClubForm({ ...wished, ...more }));
    expect(await listings()).toEqual(["not listed"]);
  });

  test("two of one name get two addresses", async () => {
    await join(aClubForm({ ...wished, email: "ana@club.example" }));
    await join(
      aClubForm({ listPublicly: true, website: "https://club2.example", email: "bo@club2.example" }),
    );
    // The second may be the first: staff tell.
    expect(await listings()).toEqual(["example-club by domain", "not listed"]);
    const { id: question } = await db.possibleDuplicate.findFirstOrThrow();
    await keepOrganizationsApart(as("organizer"), question);
    expect(await listings()).toEqual(["example-club by domain", "example-club-2 by domain"]);
  });

  test("a website of one's own and the name of an organization of the content show nothing: staff tell", async () => {
    await join(
      aClubForm({
        ...wished,
        organizationName: "Exploratorium",
        website: "https://x.example",
        email: "a@x.example",
      }),
    );
    expect(await listings()).toEqual(["not listed"]);
    await decideListing(as("organizer"), await onlyId(), true);
    expect(await listings()).toEqual(["exploratorium by staff"]);
  });

  test("who had no wish and has one now is listed", async () => {
    const form = { website: wished.website, email: "ana@club.example" };
    await join(aClubForm(form));
    expect(await listings()).toEqual(["not listed"]);
    await db.person.updateMany({ data: { unsubscribedAt: new Date() } });
    await db.outboxMail.deleteMany();
    await join(aClubForm({ ...form, listPublicly: true }));
    expect(await listings()).toEqual(["example-club by domain"]);
  });
});

describe("staff", () => {
  test("list who wishes it and cannot show it, and take it off again", async () => {
    await join(aClubForm({ ...wished, email: "ana@other.example" }));
    expect(await decideListing(as("organizer"), await onlyId(), true)).toEqual(ok({ name: "Example Club" }));
    expect(await listings()).toEqual(["example-club by staff"]);
    // Pressing twice says it once.
    await decideListing(as("organizer"), await onlyId(), true);
    await decideListing(as("organizer"), await onlyId(), false);
    expect(await listings()).toEqual(["not listed by staff"]);
    expect((await db.auditEvent.findMany({ orderBy: { at: "asc" } })).map(({ action }) => action)).toEqual([
      "list-organization",
      "unlist-organization",
    ]);
  });

  test("list nobody who did not agree, nobody unknown, and not without the role", async () => {
    await join(aClubForm({ listPublicly: false }));
    expect(await decideListing(as("organizer"), await onlyId(), true)).toEqual(fail("not-asked"));
    expect(await decideListing(as("organizer"), id, true)).toEqual(fail("unknown"));
    await expect(decideListing(as("editor"), await onlyId(), true)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await listings()).toEqual(["not listed"]);
  });

  test("who was taken off is not listed again by itself", async () => {
    await join(aClubForm({ ...wished, email: "ana@club.example" }));
    await decideListing(as("organizer"), await onlyId(), false);
    await endMemberships();
    await db.outboxMail.deleteMany();
    await join(aClubForm({ ...wished, email: "ana@club.example" }));
    expect(await listings()).toEqual(["not listed by staff"]);
  });
});

describe("whoever leaves is no longer listed", () => {
  test("when the last membership ends, and the address stays theirs", async () => {
    await join(aClubForm({ ...wished, email: "ana@club.example" }));
    await endMemberships();
    expect(await listings()).toEqual(["not listed"]);
    expect(await decideListing(as("organizer"), await onlyId(), true)).toEqual(fail("unknown"));
    await db.outboxMail.deleteMany();
    await join(aClubForm({ ...wished, email: "ana@club.example" }));
    expect(await listings()).toEqual(["example-club by domain"]);
  });

  test("also when the person is deleted; not while a colleague remains", async () => {
    await join(aClubForm({ ...wished, email: "ana@club.example" }));
    const organizationId = await onlyId();
    const bo = await db.person.create({
      data: {
        email: "bo@x.example",
        emailKey: "bo@x.example",
        memberships: { create: { kind: "organization", organizationId } },
      },
    });
    await db.person.deleteMany({ where: { id: { not: bo.id } } });
    expect(await listings()).toEqual(["example-club by domain"]);
    await db.person.deleteMany();
    expect(await listings()).toEqual(["not listed"]);
  });
});

test("of two records that are one, the kept one takes over the place on the list and its address", async () => {
  await join(aClubForm({ email: "ana@gmail.com", website: "" }));
  await join(aClubForm({ ...wished, email: "bo@other.example" }));
  const { id: question, newerId, olderId } = await db.possibleDuplicate.findFirstOrThrow();
  await decideListing(as("organizer"), newerId, true);
  await mergeAsLikely(question);
  expect(await db.organization.findUnique({ where: { id: olderId } })).toMatchObject({
    slug: "example-club",
    listedHow: "staff",
    website: "https://club.example/",
  });
  expect(await db.organization.findUnique({ where: { id: newerId } })).toMatchObject({
    listedAt: null,
    slug: null,
  });
});
