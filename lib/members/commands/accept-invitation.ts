import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { hashToken } from "@/lib/platform/tokens";
import type { AcceptanceInput } from "../organization-form";
import { CONSENT_VERSION, emailKey } from "../policy";
import type { Shown } from "./answer-name-use";
import { mailAgreedTo } from "./confirmed-rows";
import { findPersonByAddress } from "./find-person";
import { lockAddress, TURN } from "./lock-address";
import { lockOrganizations } from "./lock-organizations";
import { mailRecipient, recipientsOf } from "./mail-organization";
import { recordEvent } from "./record-event";
import { settleListing } from "./settle-listing";

/** The words an invited colleague agrees to, each as it was shown. */
export type AcceptanceWords = Omit<Shown, "words"> & { membership: string; updates: string };

/** Whoever has the address, or a new person. What was known is kept; what was empty is filled in. */
async function keepColleague(
  tx: Tx,
  input: AcceptanceInput,
  to: { email: string; emailKey: string },
  locale: string,
): Promise<{ id: string; isNew: boolean }> {
  const known = await findPersonByAddress(tx, to.emailKey);
  const { firstName, lastName } = input;
  if (!known) {
    // Who does not tick the box gets what they cause themselves and nothing else.
    const frequency = input.updates ? "each" : "receipts";
    const data = { ...to, firstName, lastName, locale, frequency } as const;
    const { id } = await tx.person.create({ data, select: { id: true } });
    return { id, isNew: true };
  }
  const { id } = known;
  await tx.person.updateMany({ where: { id, firstName: "" }, data: { firstName } });
  await tx.person.updateMany({ where: { id, lastName: "" }, data: { lastName } });
  if (input.updates)
    await tx.person.updateMany({ where: { id, frequency: "receipts" }, data: { frequency: "each" } });
  return { id, isNew: false };
}

async function recordConsents(
  tx: Tx,
  person: { id: string; isNew: boolean },
  updates: boolean,
  shown: AcceptanceWords,
  at: Date,
): Promise<void> {
  const { membership, updates: updatesWords, locale, network } = shown;
  const about = { personId: person.id, version: CONSENT_VERSION, method: "invitation", locale, network, at };
  await tx.consent.create({
    data: { ...about, purpose: "membership", action: "granted", words: membership },
  });
  // For somebody who is here already an empty box changes nothing.
  if (!updates && !person.isNew) return;
  const action = updates ? ("granted" as const) : ("withdrawn" as const);
  const purposes = updates ? mailAgreedTo("organization") : ["updates"];
  await tx.consent.createMany({
    data: purposes.map((purpose) => ({ ...about, purpose, action, words: updatesWords })),
  });
}

/**
 * Takes an invitation: whoever has its link and knows the address that it was sent to acts for the organization from
 * now on. "other-address": the link was forwarded; nobody acts in somebody else's name.
 */
export async function acceptInvitation(
  token: string,
  input: AcceptanceInput,
  shown: AcceptanceWords,
  now = new Date(),
): Promise<Result<{ organizationId: string }, "unknown" | "expired" | "used" | "other-address">> {
  const tokenHash = hashToken(token);
  const link = await db.invitation.findUnique({ where: { tokenHash }, select: { emailKey: true } });
  if (!link) return fail("unknown");
  if (link.emailKey !== emailKey(input.email)) return fail("other-address");
  return db.$transaction(async (tx) => {
    await lockAddress(tx, link.emailKey);
    await lockOrganizations(tx);
    const invitation = await tx.invitation.findUnique({
      where: { tokenHash },
      include: { organization: { select: { name: true, mergedIntoId: true } } },
    });
    if (!invitation) return fail("unknown");
    if (invitation.acceptedAt) return fail("used");
    if (invitation.expiresAt <= now) return fail("expired");
    // Two records that became one: the invitation holds for what they became.
    const organizationId = invitation.organization.mergedIntoId ?? invitation.organizationId;
    await tx.invitation.update({ where: { tokenHash }, data: { acceptedAt: now } });

    const { email, emailKey: key } = invitation;
    const person = await keepColleague(tx, input, { email, emailKey: key }, shown.locale);
    const mine = { personId: person.id, organizationId };
    const before = await tx.membership.findUnique({
      where: { personId_organizationId: mine },
      select: { status: true, duties: true },
    });
    const acts = before?.status === "active" || before?.status === "paused";
    const duties = [...new Set([...(acts ? before.duties : []), ...invitation.duties])];
    const told = { duties, authority: true, ...(input.role && { role: input.role }) };
    await tx.membership.upsert({
      where: { personId_organizationId: mine },
      create: { ...mine, ...told, kind: "organization", source: "/invitation", since: now },
      update: { ...told, ...(!acts && { status: "active" as const, since: now, leftAt: null }) },
    });
    await recordConsents(tx, person, input.updates, shown, now);
    const actor = { kind: "member", id: person.id } as const;
    await recordEvent(tx, { ...mine, actor, action: "colleague-joined", at: now });
    await settleListing(tx, organizationId, now);
    if (acts) return ok({ organizationId });
    for (const contact of await recipientsOf(tx, organizationId))
      if (contact.id !== person.id)
        await mailRecipient(tx, contact, `joined:${invitation.id}`, {
          template: "organization-news",
          data: {
            ...{ kind: "colleague-joined", firstName: contact.firstName, organizationId },
            ...{ organization: invitation.organization.name, name: nameOf(input) },
          },
        });
    return ok({ organizationId });
  }, TURN);
}

const nameOf = ({ firstName, lastName }: AcceptanceInput): string => `${firstName} ${lastName}`.trim();
