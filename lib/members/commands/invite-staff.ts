import { emailKey, can, type StaffViewer } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { StaffRole } from "@/prisma/client/client";

/** Whoever runs the machine: acts without signing in, and is no person in the database. */
export const OPERATOR = "operator";

export type Invited = { personId: string; email: string; role: StaffRole; before: StaffRole | null };

/**
 * Gives someone a role here, or another role than before. An address nobody has joined with yet becomes a person
 * without a membership. Sends nothing: a sign-in link is asked for at the sign-in page or made by the operator.
 */
export async function inviteStaff(
  by: StaffViewer | typeof OPERATOR,
  invitation: { email: string; role: StaffRole },
): Promise<Result<Invited, "forbidden" | "not-an-address">> {
  if (by !== OPERATOR && !can(by, "invite-staff")) return fail("forbidden");
  const email = invitation.email.trim();
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(email) || email.length > 254) return fail("not-an-address");
  const key = emailKey(email);
  const { role } = invitation;

  return db.$transaction(async (tx) => {
    const known = await tx.person.findUnique({ where: { emailKey: key }, select: { staffRole: true } });
    // upsert, not create: the same address may be joining at this moment.
    const person = await tx.person.upsert({
      where: { emailKey: key },
      create: { emailKey: key, email, staffRole: role },
      update: { staffRole: role },
      select: { id: true, email: true },
    });
    const before = known?.staffRole ?? null;
    await tx.auditEvent.create({
      data: {
        actorId: by === OPERATOR ? null : by.personId,
        action: "invite-staff",
        subject: `person:${person.id}`,
        detail: { role, before },
      },
    });
    return ok({ personId: person.id, email: person.email, role, before });
  });
}
