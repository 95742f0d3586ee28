import type { Metadata } from "next";
import { StaffHead } from "@/components/staff/staff-head";
import { requireStaff } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Not part of your role" };

export default async function NoAccessPage() {
  await requireStaff();
  return (
    <StaffHead
      title="Not part of your role"
      summary="Your role here does not include that page or act. An administrator can change your role."
    />
  );
}
