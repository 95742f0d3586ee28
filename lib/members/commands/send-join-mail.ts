import { confirmationToken } from "@/lib/mail/links";
import { queueMail, type NewMail } from "@/lib/mail/outbox";
import { after } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { isLocale } from "@/lib/platform/i18n";
import { createSeed, hashToken } from "@/lib/platform/tokens";
import { CONFIRMATION_LENGTH, JOIN_MAIL_WINDOW, nextJoinMail, organizationKey } from "../policy";
import type { MembershipKind } from "../schema";
import { findPersonByAddress } from "./find-person";

/** What a join mail needs to know of a request to join. */
type Asked = {
  email: string;
  emailKey: string;
  kind: MembershipKind;
  locale: string;
  firstName: string;
  organizationName: string | null;
};

const localeOf = ({ locale }: Asked) => (isLocale(locale) ? locale : "en");

async function recentJoinMails(tx: Tx, emailKey: string, now: Date) {
  return tx.outboxMail.findMany({
    where: {
      toKey: emailKey,
      template: { in: ["confirm", "already-member", "membership-ended"] },
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
 * What a request to join finds, by whichever of the person's addresses. "member": there is nothing to confirm. Who has
 * unsubscribed, paused or left may join again, as a new consent. "removed": staff ended that membership, and nobody but
 * staff gives it back.
 */
export async function standingOf(tx: Tx, asked: Asked): Promise<"open" | "member" | "removed"> {
  const person = await findPersonByAddress(tx, asked.emailKey);
  if (!person) return "open";
  const same = await tx.membership.findMany({
    where: { ...sameMembership(asked.kind, asked.organizationName), personId: person.id },
    select: { status: true, person: { select: { unsubscribedAt: true } } },
  });
  const active = same.find(({ status }) => status === "active");
  if (active) return active.person.unsubscribedAt ? "open" : "member";
  return same.some(({ status }) => status === "removed") ? "removed" : "open";
}

/** Queues the mail with a new confirmation link for an open request, unless the address had enough mail. */
export async function sendConfirmation(tx: Tx, request: Asked & { id: string }, now: Date): Promise<void> {
  const { id, emailKey } = request;
  const mails = await recentJoinMails(tx, emailKey, now);
  const link = await tx.confirmationToken.findFirst({
    where: { joinRequestId: id },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  const sent = mails.map((mail) => mail.createdAt);
  const dueAt = nextJoinMail(sent, link?.createdAt ?? null, now);
  if (!dueAt) return;
  const { token, mail } = newLink(request, dueAt, now);
  await tx.confirmationToken.create({ data: token });
  await queueMail(tx, mail);
}

/** A new confirmation link of a request, and the mail that brings it. */
export function newLink(request: Asked & { id: string }, dueAt: Date, now: Date) {
  const { id, email, emailKey, firstName, organizationName } = request;
  const seed = createSeed();
  const tokenHash = hashToken(confirmationToken(seed));
  const expiresAt = after(dueAt, CONFIRMATION_LENGTH);
  const mail: NewMail = {
    template: "confirm",
    locale: localeOf(request),
    to: email,
    toKey: emailKey,
    dedupeKey: `confirm:${tokenHash}`,
    data: { seed, firstName, organization: organizationName },
    dueAt,
  };
  return { token: { tokenHash, joinRequestId: id, expiresAt, createdAt: now }, mail };
}

/**
 * Queues the mail that says why there is nothing to confirm, unless the address had enough mail: "already-member", or
 * "membership-ended" for a membership that staff ended.
 */
export async function sendAnswer(
  tx: Tx,
  template: "already-member" | "membership-ended",
  asked: Asked,
  now: Date,
): Promise<void> {
  const mails = await recentJoinMails(tx, asked.emailKey, now);
  const same = mails.find((mail) => mail.template === template);
  const sent = mails.map((mail) => mail.createdAt);
  const dueAt = nextJoinMail(sent, same?.createdAt ?? null, now);
  if (!dueAt) return;
  await queueMail(tx, {
    template,
    locale: localeOf(asked),
    to: asked.email,
    toKey: asked.emailKey,
    dedupeKey: `${template}:${asked.emailKey}:${now.toISOString()}`,
    data: { firstName: asked.firstName, organization: asked.organizationName },
    dueAt,
  });
}
