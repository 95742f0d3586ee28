import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { ProfileInput } from "../account";
import { countyOf } from "../county";
import type { MemberViewer } from "../policy";
import { changesBetween } from "../timeline";
import { lockRecord } from "./lock-record";
import { recordEvent } from "./record-event";

/** Writes down what a member tells of themselves; the county follows from the ZIP code. "gone": the record is. */
export async function changeProfile(
  { personId }: MemberViewer,
  input: ProfileInput,
  now = new Date(),
): Promise<Result<null, "gone">> {
  return db.$transaction(async (tx) => {
    if (!(await lockRecord(tx, { personId }))) return fail("gone");
    const was = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: {
        ...{ firstName: true, lastName: true, zip: true, county: true },
        ...{ audience: true, interests: true, locale: true },
      },
    });
    const is = { ...input, county: countyOf(input.zip)?.id ?? null };
    const changes = changesBetween(was, is);
    if (Object.keys(changes).length === 0) return ok(null);
    await tx.person.update({ where: { id: personId }, data: { ...is, lastActiveOn: now } });
    const actor = { kind: "member", id: personId } as const;
    await recordEvent(tx, { personId, actor, action: "changed", changes, at: now });
    return ok(null);
  });
}
