import type { Tx } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import { partMemberships } from "./join-memberships";
import { allReferences, holdPeople, type PersonMerge } from "./merge-people";
import { partQuestions } from "./merge-questions";
import { insertRows, putBack, restoreColumns, sameIn, takeRows, type Row } from "./repoint";
import { undoMerge } from "./undo-merge";

/** A merge chose or joined these; what was changed in them since stays with the kept record. */
const CHOSEN =
  `first_name last_name zip county locale audience interests frequency tags staff_role unsubscribed_at
  mail_purposes suppressed_at suppressed_until suppressed_for last_active_on created_at`.split(/\s+/);

/**
 * Parts two records again that became one within the last week, as they were. What happened since stays with the kept
 * record, except what binds both: who unsubscribed, paused or left since has done so with both.
 * @returns the refusals of `undoMerge`, and "address-moved": the gone record's main address belongs to somebody else by
 * now, or is the only one the kept record has left
 * @throws AppError "forbidden" if the viewer may not
 */
export const undoPersonMerge = (viewer: StaffViewer, mergeId: string, now = new Date()) =>
  undoMerge<PersonMerge, "address-moved">(viewer, mergeId, now, {
    of: "person",
    part: async (tx, { keptId, goneId, mergedAt, before }) => {
      await holdPeople(tx, [keptId]);
      const [current] = await takeRows(tx, "person", "t.id = $1::uuid", keptId);
      if (!current) return "unknown";
      const settled = await giveAddressBack(tx, before, current);
      if (!settled) return "address-moved";

      const untouched = CHOSEN.filter((column) => sameIn(current, before.after, column));
      await restoreColumns(tx, "person", keptId, before.kept, untouched);
      // What they are found by is made anew: the words of then may be of what is theirs no more.
      await insertRows(tx, "person", [{ ...before.gone, words: null }]);
      await tx.$executeRaw`
        update person set updated_at = ${now} where id in (${keptId}::uuid, ${goneId}::uuid)`;
      const references = allReferences(before.gone["staff_role"] !== null);
      await putBack(tx, references, before.moved, { from: keptId, to: goneId });
      await partMemberships(tx, before.memberships);
      await insertRows(tx, "saved_view", before.dropped.saved_view);
      await insertRows(tx, "bulk_row", before.dropped.bulk_row);
      const { questions } = before;
      await partQuestions(tx, "person_duplicate", { keptId, goneId, questions, mergedAt });
      await withdrawToo(tx, keptId, goneId, mergedAt);
      return null;
    },
  });

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
