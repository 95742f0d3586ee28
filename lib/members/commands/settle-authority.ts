import type { Tx } from "@/lib/platform/db";
import { isAtDomain } from "../policy";
import { recordEvent } from "./record-event";

/**
 * Writes down who of an organization's people have shown that they belong there by a verified address at its own
 * domain, and takes that back where it no longer holds; what staff decided stands. Call it under the organizations'
 * lock.
 * @returns whether anybody who is an active member for it has such an address
 */
export async function settleAuthority(tx: Tx, organizationId: string, now: Date): Promise<boolean> {
  const { domain } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { domain: true },
  });
  const memberships = await tx.membership.findMany({
    where: { organizationId, status: { in: ["active", "paused"] } },
    select: {
      id: true,
      personId: true,
      status: true,
      authorityProof: true,
      person: { select: { email: true, addresses: { select: { email: true } } } },
    },
  });
  let shown = false;
  for (const { id, personId, status, authorityProof, person } of memberships) {
    const isThere = [person, ...person.addresses].some(({ email }) => isAtDomain(email, domain));
    shown ||= isThere && status === "active";
    if (authorityProof === "staff" || isThere === (authorityProof === "domain")) continue;
    const proof = isThere ? ("domain" as const) : null;
    await tx.membership.update({ where: { id }, data: { authorityProof: proof } });
    await recordEvent(tx, {
      ...{ personId, organizationId, actor: { kind: "system" }, at: now },
      action: "authority-shown",
      changes: { proof: [authorityProof, proof] },
    });
  }
  return shown;
}
