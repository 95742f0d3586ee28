import { db } from "@/lib/platform/db";
import type { MemberViewer } from "../policy";

/** Whether the member who asks works here; "last-admin": nobody else can let staff in. */
export async function getStaffPart({ personId }: MemberViewer): Promise<"none" | "staff" | "last-admin"> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { staffRole: true } });
  if (!person?.staffRole) return "none";
  if (person.staffRole !== "admin") return "staff";
  const others = await db.person.count({ where: { staffRole: "admin", id: { not: personId } } });
  return others === 0 ? "last-admin" : "staff";
}
