import { cache } from "react";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { can, type StaffViewer } from "@/lib/members/policy";
import { authConfig } from "./config";

type Permission = Parameters<typeof can>[1];

/** The member of staff who asks, or null. Looked up once a request. */
export const getStaff = cache(async (): Promise<StaffViewer | null> => {
  const session = await getServerSession(authConfig());
  if (!session) return null;
  const { id, role, email, name } = session.staff;
  return { personId: id, role, email, name } as StaffViewer;
});

/**
 * The member of staff who asks; everybody else is sent to sign in, and one whose role does not include
 * `permission` to a page that says so. The first line of every staff page, action and route.
 */
export async function requireStaff(permission?: Permission): Promise<StaffViewer> {
  const viewer = await getStaff();
  if (!viewer) redirect("/staff/sign-in");
  if (permission && !can(viewer, permission)) redirect("/staff/no-access");
  return viewer;
}
