import { db } from "@/lib/platform/db";
import type { DataRow, PersonData } from "../person-data";
import { mailOf } from "../mail-choice";
import type { MemberViewer } from "../policy";
import { listKnownAddresses } from "./list-known-addresses";

/**
 * Which columns of the database lead to a person, and the file that has what they lead to. A test holds that no column
 * is missing: whoever adds one says here where the person reads of it.
 */
export const coveredReferences: Record<string, keyof PersonData> = {
  "person_address.person_id": "addresses",
  "address_change.person_id": "addresses",
  "membership.person_id": "memberships",
  "consent.person_id": "consents",
  "timeline_event.person_id": "timeline",
  "note.person_id": "notes",
  "delivery.person_id": "updates",
  "mail_report.person_id": "returns",
  "session.person_id": "visits",
  "account_link.person_id": "visits",
  "import_row.person_id": "lists",
  "bulk_row.person_id": "changes",
  "merge.person_id": "merges",
  "person_duplicate.newer_id": "merges",
  "person_duplicate.older_id": "merges",
  "saved_view.owner_id": "work",
  "update.author_id": "work",
  "update_presence.person_id": "work",
};

const STAFF = "a member of staff";

/** Who did something, without naming anybody but the reader. */
const by = (personId: string, kind: string, actorId: string | null): string =>
  actorId === personId ? "you" : kind === "staff" ? STAFF : kind === "member" ? "somebody else" : kind;

/**
 * Everything that is held of the member who asks, in rows that can be read; nobody else is named in it, and nothing in
 * it opens anything. Null: the record is gone.
 */
export async function collectPersonData({ personId }: MemberViewer): Promise<PersonData | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    omit: { nameKey: true, emailKey: true },
    include: {
      addresses: true,
      addressChanges: true,
      memberships: { include: { organization: { select: { name: true } } }, orderBy: { since: "asc" } },
      consents: { orderBy: { at: "asc" } },
      events: { include: { organization: { select: { name: true } } }, orderBy: { at: "asc" } },
      notes: { orderBy: { at: "asc" } },
      reports: {
        include: { delivery: { select: { update: { select: { slug: true } } } } },
        orderBy: { at: "asc" },
      },
      deliveries: {
        include: {
          update: { select: { slug: true, kind: true, approvedAt: true } },
          clicks: { select: { at: true, link: { select: { url: true } } }, orderBy: { at: "asc" } },
        },
      },
      sessions: true,
      accountLinks: true,
      savedViews: true,
      keptIn: true,
      duplicates: true,
      duplicateOf: true,
      drafts: { select: { slug: true, createdAt: true, status: true } },
    },
  });
  const known = person && (await listKnownAddresses(personId));
  if (!person || !known) return null;
  const keys = [...known.held, ...known.former].map(({ emailKey }) => emailKey);
  const [mails, requests, invitations, nameUses, listRows, bulkRows, partners, presences] = await Promise.all(
    [
      db.outboxMail.findMany({ where: { toKey: { in: keys } }, orderBy: { createdAt: "asc" } }),
      db.joinRequest.findMany({ where: { emailKey: { in: keys } }, orderBy: { askedAt: "asc" } }),
      db.invitation.findMany({
        where: { OR: [{ emailKey: { in: keys } }, { invitedById: personId }] },
        include: { organization: { select: { name: true } } },
      }),
      db.nameUse.findMany({
        where: { answeredById: personId },
        include: { organization: { select: { name: true } } },
      }),
      db.importRow.findMany({ where: { personId }, include: { import: true } }),
      db.bulkRow.findMany({ where: { personId }, include: { bulk: true } }),
      db.partner.findMany({
        where: {
          code: { in: person.memberships.filter((it) => it.sourceKind === "partner").map((it) => it.source) },
        },
      }),
      db.updatePresence.findMany({ where: { personId } }),
    ],
  );
  const partnerOf = new Map(partners.map(({ code, name }) => [code, name]));

  const data: PersonData = {
    person: [
      {
        ...{ firstName: person.firstName, lastName: person.lastName, email: person.email, zip: person.zip },
        ...{ county: person.county, language: person.locale, interests: person.interests },
        ...{ audience: person.audience, frequency: person.frequency, unsubscribedAt: person.unsubscribedAt },
        ...{ mailAgreedTo: mailOf(person), notWrittenToSince: person.suppressedAt },
        ...{ notWrittenToUntil: person.suppressedUntil, why: person.suppressedFor },
        ...{ individualStatus: person.individualStatus, representativeStatus: person.representativeStatus },
        ...{ memberSince: person.memberSince, sourceKind: person.sourceKind, source: person.source },
        ...{ lastActiveOn: person.lastActiveOn, tags: person.tags, staffRole: person.staffRole },
        ...{ createdAt: person.createdAt, updatedAt: person.updatedAt },
      },
    ],
    addresses: [
      { email: person.email, state: "primary" },
      ...person.addresses.map(({ email, verifiedAt }) => ({ email, state: "verified", at: verifiedAt })),
      ...person.addressChanges.map(({ email, createdAt, expiresAt, usedAt }) => ({
        ...{ email, state: usedAt ? "added" : "asked", at: createdAt, expiresAt, usedAt },
      })),
    ],
    memberships: person.memberships.map((it) => ({
      ...{ kind: it.kind, organization: it.organization?.name ?? null, status: it.status, role: it.role },
      ...{ duties: it.duties, authority: it.authority, authorityProof: it.authorityProof },
      ...{ authorityNote: it.authorityNote, sourceKind: it.sourceKind, source: it.source },
      ...{ partner: it.sourceKind === "partner" ? (partnerOf.get(it.source) ?? null) : null },
      ...{ since: it.since, leftAt: it.leftAt },
    })),
    consents: person.consents.map((it) => ({
      ...{ at: it.at, purpose: it.purpose, action: it.action, words: it.words, version: it.version },
      ...{ language: it.locale, method: it.method, network: it.network },
    })),
    timeline: person.events.map((it) => ({
      ...{ at: it.at, action: it.action, by: by(personId, it.actorKind, it.actorId) },
      ...{ organization: it.organization?.name ?? null, changes: it.changes as object, why: it.why },
    })),
    notes: person.notes.map(({ at, text }) => ({ at, text, by: STAFF })),
    mails: mails.map((it) => ({
      ...{ at: it.createdAt, mail: it.template, email: it.toEmail, language: it.locale },
      ...{ status: it.status, sentAt: it.sentAt },
    })),
    updates: person.deliveries.map(({ update, ...it }) => ({
      ...{ update: update.slug, kind: update.kind, email: it.email, language: it.locale, status: it.status },
      ...{ why: it.reason, sentAt: it.sentAt },
      links: it.clicks.map(({ at, link }) => `${at.toISOString()} ${link.url}`),
    })),
    returns: person.reports.map(({ at, kind, delivery, code, words }) => ({
      ...{ at, kind, update: delivery?.update.slug ?? null, status: code, text: words },
    })),
    visits: [
      ...person.sessions.map(({ scope, startedAt, expiresAt }) => ({
        ...{ kind: `signed in (${scope})`, at: startedAt, expiresAt },
      })),
      ...person.accountLinks.map(({ createdAt, expiresAt, usedAt }) => ({
        ...{ kind: "link", at: createdAt, expiresAt, usedAt },
      })),
    ],
    requests: requests.map((it) => ({
      ...{ at: it.askedAt, email: it.email, kind: it.kind, firstName: it.firstName, lastName: it.lastName },
      ...{ zip: it.zip, interests: it.interests, organization: it.organizationName, website: it.website },
      ...{ sector: it.sector, role: it.role, authority: it.authority, listPublicly: it.listPublicly },
      ...{ audience: it.audience, sourceKind: it.sourceKind, source: it.source, method: it.method },
      ...{ words: it.consentWords, version: it.consentVersion, language: it.locale, network: it.network },
      confirmedAt: it.confirmedAt,
    })),
    // Whom the person invited is that one's own affair.
    invitations: invitations.map((it): DataRow => ({
      ...{ at: it.createdAt, organization: it.organization.name, duties: it.duties },
      ...{ kind: keys.includes(it.emailKey) ? "to you" : "by you", expiresAt: it.expiresAt },
      usedAt: it.acceptedAt,
    })),
    nameUses: nameUses.map((it) => ({
      ...{ at: it.answeredAt, organization: it.organization.name, title: it.title, agreed: it.agreed },
    })),
    lists: listRows.map((it) => ({
      ...{ at: it.import.createdAt, list: it.import.fileName, line: it.line, fate: it.fate, text: it.who },
      ...{ before: it.before as object | null },
    })),
    changes: bulkRows.map((it) => ({
      ...{ at: it.bulk.createdAt, action: it.bulk.action, by: STAFF, before: it.before as object | null },
    })),
    merges: [
      ...person.keptIn.map(({ at, undoneAt }) => ({ at, kind: "merged", undoneAt })),
      ...[...person.duplicates, ...person.duplicateOf].map((it) => ({
        ...{ at: it.createdAt, kind: "looked alike", why: it.reasons, status: it.decision, score: it.score },
      })),
    ],
    work: [
      ...person.savedViews.map(({ list, name, query }) => ({ kind: "view", list, title: name, text: query })),
      ...presences.map(({ seenAt }) => ({ kind: "editor", at: seenAt })),
      ...person.drafts.map(({ slug, createdAt, status }) => ({
        ...{ kind: "update", title: slug, at: createdAt, status },
      })),
    ],
  };
  return data;
}
