import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { fail, ok, type Result } from "@/lib/platform/result";
import { readAddress } from "../address";
import { can, type StaffRole, type StaffViewer } from "../policy";
import { lockAddress, TURN } from "./lock-address";

/** Whoever can run commands on the machine: they hold the database anyway. */
export const OPERATOR = "operator";

type Invitation = { email: string; role: StaffRole; firstName?: string; lastName?: string };

/**
 * Gives somebody a role on the staff. They can sign in from now on; sending them a link is the caller's part.
 * @throws AppError "forbidden" if the inviter may not
 */
export async function inviteStaff(
  inviter: StaffViewer | typeof OPERATOR,
  { email, role, firstName, lastName }: Invitation,
): Promise<Result<{ personId: string }, "bad-address">> {
  if (inviter !== OPERATOR && !can(inviter, "invite-staff")) {
    throw new AppError("forbidden", "Only administrators can invite staff.");
  }
  const address = readAddress(email);
  if (!address) return fail("bad-address");
  const named = { ...(firstName && { firstName }), ...(lastName && { lastName }) };
  return db.$transaction(async (tx) => {
    await lockAddress(tx, address.key);
    const { id } = await tx.person.upsert({
      where: { emailKey: address.key },
      create: { emailKey: address.key, email: address.email, staffRole: role, ...named },
      update: { staffRole: role, ...named },
      select: { id: true },
    });
    const actorId = inviter === OPERATOR ? null : inviter.personId;
    await tx.auditEvent.create({ data: { actorId, action: "invite-staff", subject: id, detail: { role } } });
    return ok({ personId: id });
  }, TURN);
}
