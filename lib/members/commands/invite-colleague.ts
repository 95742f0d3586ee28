import { invitationToken } from "@/lib/mail/links";
import { after, DAY } from "@/lib/platform/clock";
import { fail, ok, type Result } from "@/lib/platform/result";
import { createSeed, hashToken } from "@/lib/platform/tokens";
import { isLocale, type Locale } from "@/lib/platform/i18n";
import { emailKey, type MemberViewer } from "../policy";
import type { GivenDuty } from "../representative";
import { actForOrganization } from "./act-for-organization";
import { queueMail } from "@/lib/mail/outbox";
import { recordEvent } from "./record-event";

/** How long an invitation works, in milliseconds. */
const INVITATION_LENGTH = 14 * DAY;

// Nobody can use invitations to fill somebody's inbox, or to write to half a town.
const MOST_OPEN = 20;
const MOST_A_DAY = 3;

/**
 * Asks somebody by mail to act for an organization too. A second invitation to the same address takes the place of the
 * first. It says nothing of whether the address is a member's. "too-many": of them are open, or went to the address
 * today.
 * @param locale the language of the mail
 */
export async function inviteColleague(
  viewer: MemberViewer,
  organizationId: string,
  { email, duties, locale }: { email: string; duties: GivenDuty[]; locale: Locale },
  now = new Date(),
): Promise<Result<null, "not-yours" | "too-many">> {
  const key = emailKey(email);
  return actForOrganization(viewer, organizationId, "invite", async (tx, { organization }) => {
    const open = { organizationId, acceptedAt: null, expiresAt: { gt: now } };
    const [count, today] = await Promise.all([
      tx.invitation.count({ where: { ...open, emailKey: { not: key } } }),
      tx.outboxMail.count({
        where: { toKey: key, template: "invitation", createdAt: { gt: after(now, -DAY) } },
      }),
    ]);
    if (count >= MOST_OPEN || today >= MOST_A_DAY) return fail("too-many");
    await tx.invitation.deleteMany({ where: { organizationId, emailKey: key, acceptedAt: null } });
    const seed = createSeed();
    const tokenHash = hashToken(invitationToken(seed));
    await tx.invitation.create({
      data: {
        ...{ tokenHash, organizationId, email, emailKey: key, duties, invitedById: viewer.personId },
        ...{ expiresAt: after(now, INVITATION_LENGTH), createdAt: now },
      },
    });
    const inviter = await tx.person.findUniqueOrThrow({
      where: { id: viewer.personId },
      select: { firstName: true, lastName: true },
    });
    await recordEvent(tx, {
      ...{ organizationId, action: "colleague-invited", at: now },
      actor: { kind: "member", id: viewer.personId },
    });
    await queueMail(tx, {
      ...{ template: "invitation", locale: isLocale(locale) ? locale : "en", to: email, toKey: key },
      dedupeKey: `invitation:${tokenHash}`,
      data: {
        seed,
        inviter: `${inviter.firstName} ${inviter.lastName}`.trim(),
        organization: organization.name,
        organizationId,
      },
    });
    return ok(null);
  });
}

/** Takes an open invitation back: its link leads nowhere then. */
export async function withdrawInvitation(
  viewer: MemberViewer,
  organizationId: string,
  invitationId: string,
): Promise<Result<null, "not-yours">> {
  return actForOrganization(viewer, organizationId, "invite", async (tx) => {
    await tx.invitation.deleteMany({ where: { id: invitationId, organizationId, acceptedAt: null } });
    return ok(null);
  });
}
