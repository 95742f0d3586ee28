import { after as moment, DAY } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { MERGE_UNDO_DAYS } from "../merge-choices";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { TURN } from "./lock-address";
import { recordEvent } from "./record-event";
import type { Row } from "./repoint";

type Refusal = "unknown" | "too-late" | "later-first";

/** What is kept of a merge of either kind. */
type Kept = { kept: Row; gone: Row; after: object };

type Parting<Before extends Kept, Own extends string> = {
  of: "person" | "organization";
  /** Parts the two records. A refusal comes before the first change. */
  part: (
    tx: Tx,
    merge: { keptId: string; goneId: string; mergedAt: Date; before: Before },
  ) => Promise<Own | "unknown" | null>;
};

/**
 * How the undoing of any merge begins and ends: the merge is held, still whole, and nothing was merged into the same
 * record after it; then both records' timelines and the audit log tell of it, and what was kept for it is deleted.
 * "too-late": more than a week ago, or what it takes is deleted; "later-first": the kept record took in another one after
 * this.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function undoMerge<Before extends Kept, Own extends string = never>(
  viewer: StaffViewer,
  mergeId: string,
  now: Date,
  { of, part }: Parting<Before, Own>,
): Promise<Result<{ keptId: string; goneId: string }, Refusal | Own>> {
  requireCan(viewer, "manage-members");
  const record = (id: string) => (of === "person" ? { personId: id } : { organizationId: id });
  return db.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ id: string }[]>`
      select id::text from merge where id = ${mergeId}::uuid for update`;
    const merge = held && (await tx.merge.findUnique({ where: { id: mergeId } }));
    const keptId = of === "person" ? merge?.personId : merge?.organizationId;
    if (!merge || !keptId || merge.undoneAt) return fail("unknown");
    const { goneId, at } = merge;
    const before = merge.before as unknown as Partial<Before>;
    if (moment(at, MERGE_UNDO_DAYS * DAY) < now || !isWhole(before)) return fail("too-late");
    const newer = await tx.merge.count({
      where: { ...record(keptId), undoneAt: null, id: { not: mergeId }, at: { gt: at } },
    });
    if (newer > 0) return fail("later-first");

    const refusal = await part(tx, { keptId, goneId, mergedAt: at, before });
    if (refusal) return fail(refusal);

    await tx.merge.update({ where: { id: mergeId }, data: { undoneAt: now, before: {} } });
    const actor = { kind: "staff", id: viewer.personId } as const;
    for (const id of [keptId, goneId])
      await recordEvent(tx, { ...record(id), actor, action: "merge-undone", at: now });
    const detail = { merge: mergeId, gone: goneId };
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "undo-merge", subject: keptId, detail, at: now },
    });
    return ok({ keptId, goneId });
  }, TURN);
}

// Housekeeping deletes what is kept after a week, to the minute or not.
const isWhole = <Before extends Kept>(before: Partial<Before>): before is Before =>
  before.kept !== undefined && before.gone !== undefined && before.after !== undefined;
