import { after as moment, DAY } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { MERGE_UNDO_DAYS } from "../merge-choices";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { partMemberships } from "./join-memberships";
import { TURN } from "./lock-address";
import { allReferences, holdPeople, type PersonMerge } from "./merge-people";
import { partQuestions } from "./merge-questions";
import { recordEvent } from "./record-event";
import { insertRows, putBack, restoreColumns, sameIn, takeRows, type Row } from "./repoint";

/** A merge chose or joined these; what was changed in them since stays with the kept record. */
const CHOSEN =
  `first_name last_name zip county locale audience interests frequency tags staff_role unsubscribed_at
  mail_purposes suppressed_at suppressed_until suppressed_for last_active_on created_at`.split(/\s+/);

type Refusal = "unknown" | "too-late" | "later-first" | "address-moved";

/**
 * Parts two records again that became one within the last week, as they were. What happened since stays with the kept
 * record, except what binds both: who unsubscribed, paused or left since has done so with both.
 * "later-first": the kept record took in another one after this; "address-moved": the gone record's main address
 * belongs to somebody else by now, or is the only one the kept record has left.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function undoPersonMerge(
  viewer: StaffViewer,
  mergeId: string,
  now = new Date(),
): Promise<Result<{ keptId: string; goneId: string }, Refusal>> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ id: string }[]>`
      select id::text from merge where id = ${mergeId}::uuid for update`;
    const merge = held && (await tx.merge.findUnique({ where: { id: mergeId } }));
    if (!merge?.personId || merge.undoneAt) return fail("unknown");
    const { personId: keptId, goneId, at } = merge;
    const before = merge.before as unknown as Partial<PersonMerge>;
    if (moment(at, MERGE_UNDO_DAYS * DAY) < now || !isWhole(before)) return fail("too-late");
    const newer = await tx.merge.count({
      where: { personId: keptId, undoneAt: null, id: { not: mergeId }, at: { gt: at } },
    });
    if (newer > 0) return fail("later-first");

    await holdPeople(tx, [keptId]);
    const [current] = await takeRows(tx, "person", "t.id = $1::uuid", keptId);
    if (!current) return fail("unknown");
    const settled = await giveAddressBack(tx, before, current);
    if (!settled) return fail("address-moved");

    const untouched = CHOSEN.filter((column) => sameIn(current, before.after, column));
    await restoreColumns(tx, "person", keptId, before.kept, untouched);
    await insertRows(tx, "person", [before.gone]);
    await tx.$executeRaw`
      update person set updated_at = ${now} where id in (${keptId}::uuid, ${goneId}::uuid)`;
    const references = allReferences(before.gone["staff_role"] !== null);
    await putBack(tx, references, before.moved, { from: keptId, to: goneId });
    await partMemberships(tx, before.memberships);
    await insertRows(tx, "saved_view", before.dropped.saved_view);
    await insertRows(tx, "bulk_row", before.dropped.bulk_row);
    const { questions } = before;
    await partQuestions(tx, "person_duplicate", { keptId, goneId, questions, mergedAt: at });
    await withdrawToo(tx, keptId, goneId, at);

    await tx.merge.update({ where: { id: mergeId }, data: { undoneAt: now, before: {} } });
    for (const personId of [keptId, goneId])
      await recordEvent(tx, {
        personId,
        actor: { kind: "staff", id: viewer.personId },
        action: "merge-undone",
        at: now,
      });
    const detail = { merge: mergeId, gone: goneId };
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "undo-merge", subject: keptId, detail, at: now },
    });
    return ok({ keptId, goneId });
  }, TURN);
}

const isWhole = (before: Partial<PersonMerge>): before is PersonMerge =>
  before.kept !== undefined && before.gone !== undefined && before.after !== undefined;

/**
 * Takes the gone record's main address from the kept one, which has its own main address again where it had to give it
 * up. False where that cannot be.
 */
async function giveAddressBack(tx: Tx, { kept, gone }: PersonMerge, current: Row): Promise<boolean> {
  const keptId = String(kept["id"]);
  const goneKey = String(gone["email_key"]);
  if (current["email_key"] === goneKey) {
    // Its own former main address, or whichever of its others it was given first; those of the gone record go with it.
    const own = await tx.personAddress.findFirst({
      where: { personId: keptId, emailKey: String(kept["email_key"]) },
    });
    if (!own) return false;
    await tx.personAddress.delete({ where: { emailKey: own.emailKey } });
    await tx.person.update({ where: { id: keptId }, data: { email: own.email, emailKey: own.emailKey } });
    return true;
  }
  const { count } = await tx.personAddress.deleteMany({ where: { personId: keptId, emailKey: goneKey } });
  if (count > 0) return true;
  // Taken off the record since: the gone record has it back if it is nobody's.
  const taken =
    (await tx.person.count({ where: { emailKey: goneKey } })) +
    (await tx.personAddress.count({ where: { emailKey: goneKey } }));
  return taken === 0;
}

/** Whoever took back since the merge what they agreed to has done so with both: the same words stand for the other too. */
async function withdrawToo(tx: Tx, keptId: string, goneId: string, since: Date): Promise<void> {
  const last = await tx.$queryRaw<{ id: string; action: string }[]>`
    select distinct on (purpose) id::text, action::text from consent
    where person_id = ${keptId}::uuid and at > ${since} and purpose <> 'membership'
    order by purpose, at desc, id desc`;
  for (const { id } of last.filter(({ action }) => action === "withdrawn")) {
    const { purpose, action, words, version, locale, method, network, at } =
      await tx.consent.findUniqueOrThrow({
        where: { id },
      });
    await tx.consent.create({
      data: { personId: goneId, purpose, action, words, version, locale, method, network, at },
    });
  }
}
