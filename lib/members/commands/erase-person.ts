import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { fail, ok, type Result } from "@/lib/platform/result";
import { writeReceipt } from "../erasure";
import { can, type FreshMemberViewer, type StaffViewer } from "../policy";
import { actsAlone, countHeld } from "../queries/count-held";
import { listKnownAddresses } from "../queries/list-known-addresses";
import { requireCan } from "../queries/require-can";
import { heldKinds, type HeldCounts } from "../schema";
import { suppressionHash } from "../suppression";
import { eraseTraces } from "./erase-traces";
import { holdPeople } from "./merge-people";
import { recordEvent } from "./record-event";
import { purgeListing } from "./settle-listing";

const isStaff = (viewer: StaffViewer | FreshMemberViewer): viewer is StaffViewer => "role" in viewer;

type Refusal = "unknown" | "last-admin" | "works-here";

/**
 * Erases a person: their record with all that hangs on it, and every trace elsewhere, at once and for good. What stays
 * is a keyed hash of each of their addresses, so that no list brings them back, the public record of an organization,
 * and the numbers of what was sent.
 * "last-admin": nobody would be left who can let staff in. "works-here": it takes an admin to erase a colleague.
 * @returns the receipt, as it stands in the address of its page: numbers, and nothing that says whose
 * @throws AppError "forbidden" if the viewer may not, or is somebody else
 */
export async function erasePerson(
  viewer: StaffViewer | FreshMemberViewer,
  personId: string,
  now = new Date(),
): Promise<Result<{ receipt: string }, Refusal>> {
  if (isStaff(viewer)) requireCan(viewer, "manage-members");
  else if (viewer.personId !== personId)
    throw new AppError("forbidden", "Everybody deletes what is their own.");
  return db.$transaction((tx) => erase(tx, viewer, personId, now), { maxWait: 10_000, timeout: 120_000 });
}

async function erase(
  tx: Tx,
  viewer: StaffViewer | FreshMemberViewer,
  personId: string,
  now: Date,
): Promise<Result<{ receipt: string }, Refusal>> {
  // Of two admins who go at the same time one stays.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('staff-roles', 0))`;
  // An audience that is being frozen has their address, or will not have it.
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('audience', 0))`;
  await holdPeople(tx, [personId]);
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: { firstName: true, lastName: true, staffRole: true },
  });
  const held = await countHeld(personId, tx);
  const known = await listKnownAddresses(personId, tx);
  if (!person || !held || !known) return fail("unknown");
  if (person.staffRole && isStaff(viewer) && !can(viewer, "invite-staff")) return fail("works-here");
  if (person.staffRole === "admin" && (await tx.person.count({ where: { staffRole: "admin" } })) < 2)
    return fail("last-admin");

  const alone = await actsAlone(tx, personId);
  const traces = await eraseTraces(tx, await tracesOf(tx, personId, person, known));
  await settleDeliveries(tx, personId);
  // What came back stays counted, and says nothing any more of whose mailbox it came from.
  await tx.mailReport.updateMany({ where: { personId }, data: { hash: "", words: null } });
  await tx.suppression.createMany({
    data: known.held.map(({ emailKey }) => ({
      ...{ hash: suppressionHash(emailKey), reason: "erased", since: now },
    })),
    skipDuplicates: true,
  });
  await tx.person.delete({ where: { id: personId } });

  for (const organization of alone) {
    await recordEvent(tx, {
      organizationId: organization.id,
      actor: isStaff(viewer) ? { kind: "staff", id: viewer.personId } : { kind: "system" },
      action: organization.listedAt ? "unlisted" : "left",
      why: "Nobody acts for it any more: the last one's data was erased.",
      at: now,
    });
    await tx.organization.update({ where: { id: organization.id }, data: { listingAskedAt: null } });
    if (organization.listedAt) await purgeListing(tx, organization);
  }
  const erased = Object.fromEntries(
    heldKinds.map((kind) => [kind, kind in traces ? traces[kind as keyof typeof traces] : held[kind]]),
  ) as HeldCounts;
  if (isStaff(viewer))
    await tx.auditEvent.create({
      data: {
        ...{ actorId: viewer.personId, action: "erase-person", subject: personId, at: now },
        detail: erased,
      },
    });
  return ok({
    receipt: writeReceipt({
      ...{ at: now.getTime(), by: isStaff(viewer) ? "staff" : "member", erased },
      ...{ organizations: held.organizations, unlisted: held.organizationsLeft.length },
      hashes: known.held.length,
    }),
  });
}

async function tracesOf(
  tx: Tx,
  personId: string,
  { firstName, lastName }: { firstName: string; lastName: string },
  { held, former }: NonNullable<Awaited<ReturnType<typeof listKnownAddresses>>>,
) {
  const all = [...held, ...former];
  const name = firstName && lastName ? `${firstName} ${lastName}` : "";
  // By the index of the list's order, which knows names without case and accents.
  const namesakes = await tx.$queryRaw<unknown[]>`
    select 1 from person where name_key collate "C" = member_fold(trim(${lastName}::text || ' ' || ${firstName}::text))
      and lower(first_name) = lower(${firstName}) and lower(last_name) = lower(${lastName}) and id <> ${personId}::uuid
    limit 1`;
  const related = await tx.$queryRaw<{ id: string }[]>`
    select organization_id::text as id from membership
      where person_id = ${personId}::uuid and organization_id is not null
    union select person_id::text from merge where gone_id = ${personId}::uuid and person_id is not null
    union select gone_id::text from merge where person_id = ${personId}::uuid`;
  return {
    personId,
    emails: all.map(({ email }) => email),
    keys: all.map(({ emailKey }) => emailKey),
    name,
    isShared: name !== "" && namesakes.length > 0,
    related: related.map(({ id }) => id),
  };
}

/** The numbers of a send stay true: its rows stay, and say nothing any more of whom they were for. */
const settleDeliveries = (tx: Tx, personId: string) => tx.$executeRaw`
  update delivery set email = '', email_key = 'erased:' || id, person_id = null,
    reason = case status when 'pending' then 'erased' when 'skipped' then reason end,
    worker_id = case when status <> 'pending' then worker_id end,
    status = case status when 'pending' then 'skipped' else status end
  where person_id = ${personId}::uuid`;
