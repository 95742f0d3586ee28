import { beforeEach, describe, expect, test } from "vitest";
import { invitationToken } from "@/lib/mail/links";
import type { InvitationData } from "@/lib/mail/templates/invitation";
import { acceptInvitation } from "@/lib/members/commands/accept-invitation";
import { inviteColleague, withdrawInvitation } from "@/lib/members/commands/invite-colleague";
import type { MemberViewer } from "@/lib/members/policy";
import { getInvitation } from "@/lib/members/queries/get-invitation";
import { DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { aClubForm, aJoinForm, join, wipe } from "../arrange";

beforeEach(wipe);

const words = {
  membership: "I act for it.",
  updates: "Send me updates.",
  locale: "es",
  network: "203.0.113.0",
} as const;
const bo = {
  email: "bo@club.example",
  firstName: "Bo",
  lastName: "Lee",
  role: "Teacher",
  authority: true,
  updates: false,
} as const;

async function aClub() {
  await join(aClubForm({ email: "ana@club.example" }));
  const membership = await db.membership.findFirstOrThrow();
  return { id: membership.organizationId!, ana: { personId: membership.personId } as MemberViewer };
}

const invite = (viewer: MemberViewer, id: string, email = "bo@club.example", now?: Date) =>
  inviteColleague(viewer, id, { email, duties: ["signatory"], locale: "en" }, now);

async function linkTo(toKey: string): Promise<string> {
  const { data } = await db.outboxMail.findFirstOrThrow({
    where: { toKey, template: "invitation" },
    orderBy: { createdAt: "desc" },
  });
  return invitationToken((data as InvitationData).seed);
}

const colleague = () =>
  db.membership.findFirst({
    where: { person: { OR: [{ emailKey: "bo@club.example" }, { firstName: "Bo" }] }, kind: "organization" },
    include: { person: true },
  });

describe("an invited colleague", () => {
  test("acts for the organization once they say so, and gets no updates they did not ask for", async () => {
    const { id, ana } = await aClub();
    expect(await invite(ana, id)).toEqual(ok(null));
    const token = await linkTo("bo@club.example");
    expect(await getInvitation(token)).toEqual({
      ...{ state: "ready", organization: "Example Club", inviter: "Ana", duties: ["signatory"] },
    });
    expect(await acceptInvitation(token, bo, words)).toEqual(ok({ organizationId: id }));
    expect(await colleague()).toMatchObject({
      ...{ status: "active", duties: ["signatory"], authority: true, authorityProof: "domain" },
      person: { firstName: "Bo", locale: "es", frequency: "receipts" },
    });
    const consents = await db.consent.findMany({
      where: { method: "invitation" },
      orderBy: { purpose: "asc" },
    });
    expect(consents.map(({ purpose, action, words: said }) => [purpose, action, said])).toEqual([
      ["membership", "granted", "I act for it."],
      ["updates", "withdrawn", "Send me updates."],
    ]);
    expect(
      await db.outboxMail.count({ where: { template: "organization-news", toKey: "ana@club.example" } }),
    ).toBe(1);
    expect(await getInvitation(token)).toEqual({ state: "used" });
  });

  test("is one, however often and however at once the button is pressed", async () => {
    const { id, ana } = await aClub();
    await invite(ana, id);
    const token = await linkTo("bo@club.example");
    const results = await Promise.all([1, 2, 3].map(() => acceptInvitation(token, bo, words)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await acceptInvitation(token, bo, words)).toEqual(fail("used"));
    expect(await db.membership.count()).toBe(2);
    expect(await db.consent.count({ where: { method: "invitation", purpose: "membership" } })).toBe(1);
  });

  test("is not whoever the mail was forwarded to", async () => {
    const { id, ana } = await aClub();
    await invite(ana, id);
    const token = await linkTo("bo@club.example");
    const eve = { ...bo, email: "eve@other.example" };
    expect(await acceptInvitation(token, eve, words)).toEqual(fail("other-address"));
    expect(await db.membership.count()).toBe(1);
    // What is the same address is, however it is typed.
    expect(await acceptInvitation(token, { ...bo, email: "BO@Club.example" }, words)).toMatchObject({
      ok: true,
    });
  });

  test("comes too late after 14 days, and when the invitation was taken back or renewed", async () => {
    const { id, ana } = await aClub();
    await invite(ana, id, "bo@club.example", new Date(Date.now() - 15 * DAY));
    const late = await linkTo("bo@club.example");
    expect(await getInvitation(late)).toEqual({ state: "expired" });
    expect(await acceptInvitation(late, bo, words)).toEqual(fail("expired"));
    await invite(ana, id);
    expect(await acceptInvitation(late, bo, words)).toEqual(fail("unknown"));
    const { id: invitationId } = await db.invitation.findFirstOrThrow();
    expect(await withdrawInvitation(ana, id, invitationId)).toEqual(ok(null));
    expect(await acceptInvitation(await linkTo("bo@club.example"), bo, words)).toEqual(fail("unknown"));
    expect(await acceptInvitation("nonsense", bo, words)).toEqual(fail("unknown"));
  });

  test("who is a member already keeps their name, their settings and their address's owner", async () => {
    const { id, ana } = await aClub();
    await join(aJoinForm({ email: "bo@home.example", firstName: "Bonita" }));
    const known = await db.person.findUniqueOrThrow({ where: { emailKey: "bo@home.example" } });
    await db.personAddress.create({
      data: { email: "bo@club.example", emailKey: "bo@club.example", personId: known.id },
    });
    // The inviter is told the same as for a stranger.
    expect(await invite(ana, id)).toEqual(ok(null));
    await acceptInvitation(await linkTo("bo@club.example"), bo, words);
    expect(await db.person.count()).toBe(2);
    expect(await db.person.findUnique({ where: { id: known.id } })).toMatchObject({
      ...{ firstName: "Bonita", lastName: "Lee", frequency: "each", unsubscribedAt: null },
    });
  });

  test("comes back after they were taken out", async () => {
    const { id, ana } = await aClub();
    await invite(ana, id);
    await acceptInvitation(await linkTo("bo@club.example"), bo, words);
    const before = await colleague();
    await db.membership.update({
      where: { id: before!.id },
      data: { status: "removed", leftAt: new Date() },
    });
    await invite(ana, id);
    await acceptInvitation(await linkTo("bo@club.example"), bo, words);
    expect(await colleague()).toMatchObject({
      id: before!.id,
      status: "active",
      leftAt: null,
      duties: ["signatory"],
    });
  });
});

describe("inviting", () => {
  test("is for those whose duty it is, and fills nobody's inbox", async () => {
    const { id, ana } = await aClub();
    for (let time = 0; time < 3; time += 1) expect(await invite(ana, id)).toEqual(ok(null));
    expect(await invite(ana, id)).toEqual(fail("too-many"));
    expect(await db.invitation.count()).toBe(1);
    await db.membership.updateMany({ data: { duties: ["signatory"] } });
    expect(await invite(ana, id, "cy@club.example")).toEqual(fail("not-yours"));
  });
});
