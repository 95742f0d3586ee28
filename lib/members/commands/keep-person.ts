import type { Tx } from "@/lib/platform/db";
import type { JoinRequest } from "@/prisma/client/client";
import { changesBetween, type Changes } from "../timeline";
import { toldOf } from "./confirmed-rows";
import { findPersonByAddress } from "./find-person";

/**
 * Adds the person, or fills in what they told this time, whichever of their addresses they wrote. What is empty now
 * never wipes out what was told before.
 */
export async function keepPerson(
  tx: Tx,
  request: JoinRequest,
  now: Date,
): Promise<{ id: string; changes: Changes }> {
  const { emailKey, email, interests } = request;
  const told = toldOf(request);
  const known = await findPersonByAddress(tx, emailKey);
  if (!known) {
    const { id } = await tx.person.create({
      data: { emailKey, email, interests, lastActiveOn: now, ...told },
      select: { id: true },
    });
    return { id, changes: {} };
  }
  const { id } = known;
  const was = await tx.person.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ firstName: true, lastName: true, zip: true, county: true },
      ...{ interests: true, audience: true, locale: true },
    },
  });
  const is = { ...told, interests: [...new Set([...was.interests, ...interests])] };
  await tx.person.update({ where: { id }, data: { ...is, lastActiveOn: now }, select: { id: true } });
  return { id, changes: changesBetween(was, is) };
}
