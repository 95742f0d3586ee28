import { db, type Tx } from "@/lib/platform/db";
import { fail, type Result } from "@/lib/platform/result";
import type { Organization } from "@/prisma/client/client";
import type { MemberViewer } from "../policy";
import { mayAct, type RepresentativeAct, type Standing } from "../representative";
import { TURN } from "./lock-address";
import { lockOrganizations } from "./lock-organizations";

/** The member who acts, where they stand there, and the organization as it is now. */
export type Mine = { membershipId: string; standing: Standing; organization: Organization };

/**
 * Does something for an organization in one transaction, if the viewer may: nobody else changes organizations
 * meanwhile, so what two tabs or two colleagues do at once follows one another. "not-yours": they do not act for it, or
 * not in this.
 */
export async function actForOrganization<T, R extends string>(
  viewer: MemberViewer,
  organizationId: string,
  act: RepresentativeAct,
  work: (tx: Tx, mine: Mine) => Promise<Result<T, R>>,
): Promise<Result<T, R | "not-yours">> {
  return db.$transaction(async (tx): Promise<Result<T, R | "not-yours">> => {
    await lockOrganizations(tx);
    const mine = await tx.membership.findUnique({
      where: { personId_organizationId: { personId: viewer.personId, organizationId } },
      include: { organization: true },
    });
    if (!mine?.organization || mine.organization.mergedIntoId || !mayAct(mine, act)) return fail("not-yours");
    const { id: membershipId, status, duties, organization } = mine;
    return work(tx, { membershipId, standing: { status, duties }, organization });
  }, TURN);
}
