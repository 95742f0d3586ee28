import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { StaffRole } from "@/prisma/client/client";
import { countyOf } from "../county";
import type { MergeChoices } from "../merge-choices";
import { can, type StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { changesBetween } from "../timeline";
import { carrySuppression } from "./clear-suppression";
import { joinMemberships, type JoinedMembership, type MembershipPair } from "./join-memberships";
import { lockAddress, TURN } from "./lock-address";
import { lockOrganizations } from "./lock-organizations";
import { moveQuestions } from "./merge-questions";
import { personReferences, staffReferences, type Reference } from "./merge-references";
import { recordEvent } from "./record-event";
import { repoint, takeRows, type Moved, type Row } from "./repoint";

/** All that is needed to part two people again, as `Merge.before` keeps it for a week. */
export type PersonMerge = {
  /** Both records as they were, and the one they became. */
  kept: Row;
  gone: Row;
  after: Row;
  moved: Moved;
  memberships: JoinedMembership[];
  /** What was left out because the kept record had the same: saved views, rows of bulk actions. */
  dropped: { saved_view: Row[]; bulk_row: Row[] };
  /** The questions about either. */
  questions: Row[];
};

export const membershipOfPerson: Reference = { table: "membership", column: "person_id", key: ["id"] };
const movedWithCare: readonly Reference[] = [
  membershipOfPerson,
  { table: "saved_view", column: "owner_id", key: ["id"] },
  { table: "bulk_row", column: "person_id", key: ["bulk_id"] },
];

/** Everything that goes along, in order: what somebody did is found by whom it is about, so that comes first. */
export const allReferences = (isStaff: boolean): readonly Reference[] => [
  ...(isStaff ? staffReferences : []),
  ...personReferences,
  ...movedWithCare,
];

/** Holds both records, and every address of either, until the end of the transaction. */
export async function holdPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  const addresses = await tx.$queryRaw<{ key: string }[]>`
    select email_key as key from person where id = any(${[...ids]}::uuid[])
    union select email_key from person_address where person_id = any(${[...ids]}::uuid[]) order by key`;
  for (const { key } of addresses) await lockAddress(tx, key);
  await lockOrganizations(tx);
  await tx.$queryRaw`select 1 from person where id = any(${[...ids]}::uuid[]) order by id for update`;
}

const roles: readonly StaffRole[] = ["editor", "organizer", "admin"];
const higher = (a: StaffRole | null, b: StaffRole | null): StaffRole | null =>
  roles.findLast((role) => role === a || role === b) ?? null;

type Asked = {
  keptId: string;
  goneId: string;
  choices: MergeChoices;
  /** Both records' `updatedAt` as they were shown: what was not seen is not decided on. */
  versions: { kept: Date; gone: Date };
};

/**
 * Makes one record of two that are one person. The gone record's row goes; everything that pointed to it points to the
 * kept one, its addresses are the kept one's too, and links in its old mails lead there. Whoever unsubscribed with
 * either gets no updates; who works here keeps their role. For a week it can be undone.
 * "staff": one of them works here, which takes whoever may invite staff.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function mergePeople(
  viewer: StaffViewer,
  { keptId, goneId, choices, versions }: Asked,
  now = new Date(),
): Promise<Result<{ mergeId: string }, "unknown" | "changed-elsewhere" | "staff">> {
  requireCan(viewer, "manage-members");
  if (keptId === goneId) return fail("unknown");
  return db.$transaction(async (tx) => {
    await holdPeople(tx, [keptId, goneId]);
    const kept = await tx.person.findUnique({ where: { id: keptId } });
    const gone = await tx.person.findUnique({ where: { id: goneId } });
    if (!kept || !gone) return fail("unknown");
    const seen = [kept.updatedAt, gone.updatedAt].map((at) => at.getTime());
    if (seen[0] !== versions.kept.getTime() || seen[1] !== versions.gone.getTime())
      return fail("changed-elsewhere");
    // With an address comes the right to sign in: nobody takes another's role by joining it to their own record.
    if ((kept.staffRole || gone.staffRole) && !can(viewer, "invite-staff")) return fail("staff");

    const questions = await moveQuestions(tx, "person_duplicate", { keptId, goneId });
    const [keptRow] = await takeRows(tx, "person", "t.id = $1::uuid", keptId);
    const [goneRow] = await takeRows(tx, "person", "t.id = $1::uuid", goneId);
    const pairs = await tx.$queryRaw<MembershipPair[]>`
      select kept.id::text as "keptId", gone.id::text as "goneId" from membership kept
      join membership gone on gone.person_id = ${goneId}::uuid and gone.kind = kept.kind
        and gone.organization_id is not distinct from kept.organization_id
      where kept.person_id = ${keptId}::uuid order by kept.id`;
    const memberships = await joinMemberships(tx, pairs);
    const dropped = await dropTwins(tx, keptId, goneId);
    const purposes = await joinPurposes(tx, [kept, gone]);
    const moved = await repoint(tx, allReferences(gone.staffRole !== null), { from: goneId, to: keptId });

    const value = <F extends keyof MergeChoices>(field: F) =>
      (choices[field] === "gone" ? gone : kept)[field];
    const zip = value("zip");
    const fields = {
      firstName: value("firstName"),
      lastName: value("lastName"),
      email: value("email"),
      zip,
      locale: value("locale"),
      audience: value("audience"),
      frequency: value("frequency"),
      interests:
        choices.interests === "both"
          ? [...new Set([...kept.interests, ...gone.interests])]
          : value("interests"),
      tags: [...new Set([...kept.tags, ...gone.tags])].sort(),
    };
    const [primary, other] = choices.email === "gone" ? [gone, kept] : [kept, gone];
    // An address belongs to one person: the gone record lets go of its own first.
    await tx.person.delete({ where: { id: goneId } });
    await tx.person.update({
      where: { id: keptId },
      data: {
        ...fields,
        emailKey: primary.emailKey,
        county: countyOf(zip)?.id ?? null,
        staffRole: higher(kept.staffRole, gone.staffRole),
        unsubscribedAt: earlier(kept.unsubscribedAt, gone.unsubscribedAt),
        mailPurposes: purposes,
        lastActiveOn: later(kept.lastActiveOn, gone.lastActiveOn),
        createdAt: kept.createdAt < gone.createdAt ? kept.createdAt : gone.createdAt,
        updatedAt: now,
      },
    });
    if (choices.email === "gone") await carrySuppression(tx, keptId, primary.emailKey, now);
    await tx.personAddress.create({
      data: { emailKey: other.emailKey, email: other.email, personId: keptId, verifiedAt: other.createdAt },
    });
    const [after] = await takeRows(tx, "person", "t.id = $1::uuid", keptId);
    const before: PersonMerge = {
      ...{ kept: keptRow!, gone: goneRow!, after: after! },
      ...{ moved, memberships, dropped, questions },
    };
    const merge = await tx.merge.create({
      data: { personId: keptId, goneId, before: before as object, mergedById: viewer.personId, at: now },
      select: { id: true },
    });
    const shown: Shown = { ...fields };
    await recordEvent(tx, {
      personId: keptId,
      actor: { kind: "staff", id: viewer.personId },
      action: "merged",
      changes: changesBetween(
        { ...pick(kept, shown), subscribed: !kept.unsubscribedAt },
        { ...shown, subscribed: !(kept.unsubscribedAt ?? gone.unsubscribedAt) },
      ),
      why: `${`${gone.firstName} ${gone.lastName}`.trim()} ${gone.email}`.trim(),
      at: now,
    });
    await tx.auditEvent.create({
      data: {
        actorId: viewer.personId,
        action: "merge-people",
        subject: keptId,
        detail: { gone: goneId, merge: merge.id },
        at: now,
      },
    });
    return ok({ mergeId: merge.id });
  }, TURN);
}

type Shown = Record<string, string | string[] | null>;
const pick = (from: object, like: Shown): Shown =>
  Object.fromEntries(Object.keys(like).map((field) => [field, (from as Shown)[field] ?? null]));

const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b));
const later = (a: Date | null, b: Date | null) => (a && b ? (a > b ? a : b) : (a ?? b));

/** What either agreed to get, but for what either took back. */
async function joinPurposes(
  tx: Tx,
  people: readonly { id: string; mailPurposes: string[] }[],
): Promise<string[]> {
  const withdrawn = await tx.consent.findMany({
    where: { personId: { in: people.map(({ id }) => id) }, action: "withdrawn" },
    distinct: ["personId", "purpose"],
    select: { personId: true, purpose: true },
  });
  const tookBack = new Set(
    withdrawn.flatMap(({ personId, purpose }) =>
      people.some((it) => it.id === personId && !it.mailPurposes.includes(purpose)) ? [purpose] : [],
    ),
  );
  const agreed = new Set(people.flatMap(({ mailPurposes }) => mailPurposes));
  return [...agreed].filter((purpose) => !tookBack.has(purpose)).sort();
}

/** Takes out what both have and one person can have only once. */
async function dropTwins(tx: Tx, keptId: string, goneId: string): Promise<PersonMerge["dropped"]> {
  const twins = {
    saved_view: `t.owner_id = $2::uuid and exists (select from saved_view k
      where k.owner_id = $1::uuid and k.list = t.list and k.name = t.name)`,
    bulk_row: `t.person_id = $2::uuid and exists (select from bulk_row k
      where k.person_id = $1::uuid and k.bulk_id = t.bulk_id)`,
  };
  const take = async (table: keyof typeof twins) => {
    const rows = await takeRows(tx, table, twins[table], keptId, goneId);
    // The table and the condition are the ones above; the ids are parameters.
    if (rows.length > 0)
      await tx.$executeRawUnsafe(`delete from "${table}" t where ${twins[table]}`, keptId, goneId);
    return rows;
  };
  return { saved_view: await take("saved_view"), bulk_row: await take("bulk_row") };
}
