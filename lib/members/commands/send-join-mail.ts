import { confirmationToken } from "@/lib/mail/links";
import { queueMail } from "@/lib/mail/outbox";
import { after } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { createSeed, hashToken } from "@/lib/platform/tokens";
import { CONFIRMATION_LENGTH, JOIN_MAIL_WINDOW, nextJoinMail, organizationKey } from "../policy";
import type { MembershipKind } from "../schema";

/** What a join mail needs to know of a request to join. */
type Asked = {
  email: string;
  emailKey: string;
  kind: MembershipKind;
  firstName: string;
  organizationName: string | null;
};

async function recentJoinMails(tx: Tx, emailKey: string, now: Date) {
  return tx.outboxMail.findMany({
    where: {
      toKey: emailKey,
      template: { in: ["confirm", "already-member"] },
      createdAt: { gt: after(now, -JOIN_MAIL_WINDOW) },
    },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true, template: true },
  });
}

/** An organization's name in a way that finds it again, also after staff merged its record into another. */
const named = (key: string) => ({ OR: [{ nameKey: key }, { mergedFrom: { some: { nameKey: key } } }] });

/** The memberships that a request of this kind, for this organization, would be the same as. */
export const sameMembership = (kind: MembershipKind, organizationName: string | null) =>
  kind === "individual" ? { kind } : { kind, organization: named(organizationKey(organizationName ?? "")) };

/**
 * Whether there is nothing to confirm: an active membership of the same kind, for the same organization. Who has
 * unsubscribed may join again, as a new consent.
 */
export async function isAlreadyMember(tx: Tx, asked: Asked): Promise<boolean> {
  const same = await tx.membership.findFirst({
    where: {
      ...sameMembership(asked.kind, asked.organizationName),
      status: "active",
      person: { emailKey: asked.emailKey, unsubscribedAt: null },
    },
    select: { id: true },
  });
  return same !== null;
}

/** Queues the mail with a new confirmation link for an open request, unless the address had enough mail. */
export async function sendConfirmation(
  tx: Tx,
  request: Asked & { id: string },
  locale: Locale,
  now: Date,
): Promise<void> {
  const { id, email, emailKey, firstName, organizationName } = request;
  const mails = await recentJoinMails(tx, emailKey, now);
  const link = await tx.confirmationToken.findFirst({
    where: { joinRequestId: id },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  const sent = mails.map((mail) => mail.createdAt);
  const dueAt = nextJoinMail(sent, link?.createdAt ?? null, now);
  if (!dueAt) return;
  const seed = createSeed();
  const tokenHash = hashToken(confirmationToken(seed));
  const expiresAt = after(dueAt, CONFIRMATION_LENGTH);
  await tx.confirmationToken.create({ data: { tokenHash, joinRequestId: id, expiresAt, createdAt: now } });
  await queueMail(tx, {
    template: "confirm",
    locale,
    to: email,
    toKey: emailKey,
    dedupeKey: `confirm:${tokenHash}`,
    data: { seed, firstName, organization: organizationName },
    dueAt,
  });
}

/** Queues the mail that says that there is nothing to do, unless the address had enough mail. */
export async function sendAlreadyMember(tx: Tx, asked: Asked, locale: Locale, now: Date): Promise<void> {
  const mails = await recentJoinMails(tx, asked.emailKey, now);
  const same = mails.find((mail) => mail.template === "already-member");
  const sent = mails.map((mail) => mail.createdAt);
  const dueAt = nextJoinMail(sent, same?.createdAt ?? null, now);
  if (!dueAt) return;
  await queueMail(tx, {
    template: "already-member",
    locale,
    to: asked.email,
    toKey: asked.emailKey,
    dedupeKey: `already-member:${asked.emailKey}:${now.toISOString()}`,
    data: { firstName: asked.firstName, organization: asked.organizationName },
    dueAt,
  });
}
