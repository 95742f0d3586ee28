import { beforeEach, describe, expect, test } from "vitest";
import { decideAuthority } from "@/lib/members/commands/decide-authority";
import {
  giveDuties,
  handOver,
  leaveOrganization,
  removeColleague,
  takeOver,
} from "@/lib/members/commands/lead-organization";
import { settleOrganizationsOf } from "@/lib/members/commands/settle-listing";
import type { MemberViewer, StaffViewer } from "@/lib/members/policy";
import { getOwnOrganization } from "@/lib/members/queries/get-own-organization";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { aClubForm, aJoinForm, join, wipe } from "../arrange";

const staff = {
  personId: "00000000-0000-7000-8000-000000000001",
  role: "organizer",
  email: "s@example.org",
  name: "S",
} as StaffViewer;

const told = { locale: "en", network: "203.0.113.0" } as const;

beforeEach(wipe);

async function aColleague(organizationId: string, email: string) {
  const { id } = await db.person.create({
    data: {
      ...{ email, emailKey: email, firstName: email.split("@")[0]! },
      memberships: { create: { kind: "organization", organizationId } },
    },
  });
  const { id: membershipId } = await db.membership.findFirstOrThrow({ where: { personId: id } });
  return { viewer: { personId: id } as MemberViewer, membershipId };
}

async function aClub() {
  await join(aClubForm({ email: "ana@club.example" }));
  const { id } = await db.organization.findFirstOrThrow();
  const ana = await db.membership.findFirstOrThrow();
  const bo = await aColleague(id, "bo@gmail.com");
  const cy = await aColleague(id, "cy@gmail.com");
  return { id, ana: { viewer: { personId: ana.personId } as MemberViewer, membershipId: ana.id }, bo, cy };
}

const primary = async () =>
  (
    await db.membership.findMany({
      where: { duties: { has: "primary_contact" }, status: { in: ["active", "paused"] } },
      select: { id: true },
    })
  ).map(({ id }) => id);

describe("the primary contact", () => {
  test("is whoever joined first for an organization, and has shown by their address that they belong there", async () => {
    const { ana } = await aClub();
    expect(await primary()).toEqual([ana.membershipId]);
    expect(await db.membership.findUnique({ where: { id: ana.membershipId } })).toMatchObject({
      authorityProof: "domain",
    });
  });

  test("is handed over once, also from two tabs to two colleagues at once", async () => {
    const { id, ana, bo, cy } = await aClub();
    const results = await Promise.all([
      handOver(ana.viewer, id, bo.membershipId),
      handOver(ana.viewer, id, cy.membershipId),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toEqual(fail("not-yours"));
    expect(await primary()).toHaveLength(1);
    expect(await db.outboxMail.count({ where: { template: "organization-news" } })).toBe(1);
    expect(await db.timelineEvent.count({ where: { action: "primary-contact-changed" } })).toBe(1);
  });

  test("goes to nobody who is no colleague, and nobody takes it", async () => {
    const { id, ana, bo } = await aClub();
    await join(aClubForm({ organizationName: "Another", website: "", email: "eve@gmail.com" }));
    const eve = await db.membership.findFirstOrThrow({ where: { person: { emailKey: "eve@gmail.com" } } });
    expect(await handOver(ana.viewer, id, eve.id)).toEqual(fail("unknown"));
    expect(await handOver(bo.viewer, id, bo.membershipId)).toEqual(fail("not-yours"));
    expect(await takeOver(bo.viewer, id)).toEqual(fail("taken"));
  });

  test("is taken up by a colleague who has shown that they belong there once nobody is", async () => {
    const { id, ana, bo, cy } = await aClub();
    expect(await leaveOrganization(ana.viewer, id, told)).toEqual(ok({ last: false }));
    expect(await primary()).toEqual([]);
    expect(await takeOver(bo.viewer, id)).toEqual(fail("taken"));
    for (const { membershipId } of [bo, cy]) await decideAuthority(staff, membershipId, "By phone.");
    expect(await getOwnOrganization(bo.viewer, id)).toMatchObject({ mayTakeOver: true, proof: "staff" });
    const results = await Promise.all([takeOver(bo.viewer, id), takeOver(cy.viewer, id)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await primary()).toHaveLength(1);
  });

  test("who comes back finds that another is it now", async () => {
    const { id, ana, bo } = await aClub();
    await handOver(ana.viewer, id, bo.membershipId);
    await db.membership.update({ where: { id: ana.membershipId }, data: { status: "left" } });
    await db.membership.update({
      where: { id: ana.membershipId },
      data: { status: "active", duties: ["primary_contact", "signatory"] },
    });
    expect(await primary()).toEqual([bo.membershipId]);
  });
});

describe("colleagues", () => {
  test("get duties from the primary contact alone, and keep those of the primary contact", async () => {
    const { id, ana, bo } = await aClub();
    expect(await giveDuties(bo.viewer, id, bo.membershipId, ["signatory"])).toEqual(fail("not-yours"));
    expect(await giveDuties(ana.viewer, id, bo.membershipId, ["signatory"])).toEqual(ok(null));
    await giveDuties(ana.viewer, id, ana.membershipId, ["communications"]);
    expect(await db.membership.findUnique({ where: { id: ana.membershipId } })).toMatchObject({
      duties: ["primary_contact", "communications"],
    });
    expect(await getOwnOrganization(bo.viewer, id)).toMatchObject({
      may: { sign: true, edit: false, lead: false },
    });
  });

  test("are taken out with what they invited others to, are told, and see nothing any more", async () => {
    const { id, ana, bo } = await aClub();
    await db.invitation.create({
      data: {
        ...{ tokenHash: "x", organizationId: id, email: "d@x.example", emailKey: "d@x.example" },
        ...{ invitedById: bo.viewer.personId, expiresAt: new Date(Date.now() + 1e6) },
      },
    });
    expect(await removeColleague(ana.viewer, id, ana.membershipId)).toEqual(fail("unknown"));
    expect(await removeColleague(ana.viewer, id, bo.membershipId)).toEqual(ok(null));
    expect(await removeColleague(ana.viewer, id, bo.membershipId)).toEqual(fail("unknown"));
    expect(await getOwnOrganization(bo.viewer, id)).toBeNull();
    expect(await db.invitation.count()).toBe(0);
    expect(await db.membership.findUnique({ where: { id: bo.membershipId } })).toMatchObject({
      status: "removed",
      duties: [],
    });
    expect(
      await db.outboxMail.count({ where: { template: "organization-news", toKey: "bo@gmail.com" } }),
    ).toBe(1);
  });

  test("who leave last take the organization with them, off the list too", async () => {
    await join(aClubForm({ listPublicly: true, email: "ana@club.example" }));
    const { id, listedAt } = await db.organization.findFirstOrThrow();
    expect(listedAt).not.toBeNull();
    const { personId } = await db.membership.findFirstOrThrow();
    expect(await leaveOrganization({ personId } as MemberViewer, id, told)).toEqual(ok({ last: true }));
    expect(await db.organization.findFirst()).toMatchObject({ listedAt: null });
    expect(await leaveOrganization({ personId } as MemberViewer, id, told)).toEqual(fail("not-yours"));
  });
});

describe("leaving", () => {
  test("with the last membership what was agreed to is taken back, in the button's words; with another it is not", async () => {
    const { id, ana } = await aClub();
    expect(await getOwnOrganization(ana.viewer, id)).toMatchObject({ isOnlyMembership: true });
    expect(await leaveOrganization(ana.viewer, id, told)).toEqual(ok({ last: false }));
    const withdrawn = await db.consent.findMany({ where: { action: "withdrawn" } });
    expect(withdrawn.map(({ purpose, words }) => [purpose, words])).toEqual(
      expect.arrayContaining([
        ["membership", "Leave Example Club"],
        ["updates", "Leave Example Club"],
      ]),
    );
    expect(await db.person.findUnique({ where: { id: ana.viewer.personId } })).toMatchObject({
      unsubscribedAt: expect.any(Date),
    });

    const { viewer } = await aColleague(id, "dora@gmail.com");
    await join(aJoinForm({ email: "dora@gmail.com" }));
    expect(await getOwnOrganization(viewer, id)).toMatchObject({ isOnlyMembership: false });
    expect(await leaveOrganization(viewer, id, told)).toMatchObject({ ok: true });
    expect(await db.consent.count({ where: { personId: viewer.personId, action: "withdrawn" } })).toBe(0);
  });

  test("twice at once leaves once", async () => {
    const { id, ana } = await aClub();
    const both = await Promise.all([1, 2].map(() => leaveOrganization(ana.viewer, id, told)));
    expect(both).toEqual(expect.arrayContaining([ok({ last: false }), fail("not-yours")]));
    expect(await db.consent.count({ where: { action: "withdrawn", purpose: "membership" } })).toBe(1);
  });
});

describe("authority", () => {
  test("is shown by any confirmed address at the organization's own domain, and never by one at a free one", async () => {
    const { id, bo } = await aClub();
    const proof = async () =>
      (await db.membership.findUniqueOrThrow({ where: { id: bo.membershipId } })).authorityProof;
    const settle = () => db.$transaction((tx) => settleOrganizationsOf(tx, bo.viewer.personId, new Date()));
    await settle();
    expect(await proof()).toBeNull();
    const address = { email: "bo@mail.club.example", emailKey: "bo@mail.club.example" };
    await db.personAddress.create({ data: { ...address, personId: bo.viewer.personId } });
    await settle();
    expect(await proof()).toBe("domain");
    await db.personAddress.deleteMany();
    await settle();
    expect(await proof()).toBeNull();
    await db.organization.update({ where: { id }, data: { domain: "gmail.com" } });
    await settle();
    expect(await proof()).toBeNull();
  });

  test("decided by staff stands with its note whatever the domain says, until they take it back", async () => {
    const { bo } = await aClub();
    await decideAuthority(staff, bo.membershipId, "Their director called.");
    await db.$transaction((tx) => settleOrganizationsOf(tx, bo.viewer.personId, new Date()));
    expect(await db.membership.findUnique({ where: { id: bo.membershipId } })).toMatchObject({
      authorityProof: "staff",
      authorityNote: "Their director called.",
    });
    await decideAuthority(staff, bo.membershipId, null);
    expect(await db.membership.findUnique({ where: { id: bo.membershipId } })).toMatchObject({
      authorityProof: null,
      authorityNote: null,
    });
    await expect(decideAuthority({ ...staff, role: "editor" }, bo.membershipId, "x")).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
