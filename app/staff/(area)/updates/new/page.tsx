import type { Metadata } from "next";
import { StaffHead } from "@/components/staff/staff-head";
import { UpdateEditor } from "@/components/updates/update-editor";
import { requireStaff } from "@/lib/auth/viewer";
import { emptyContent } from "@/lib/updates/schema";
import { saveUpdateAction } from "../actions";

export const metadata: Metadata = { title: "Write an update" };

export default async function NewUpdatePage() {
  await requireStaff("write-updates");
  return (
    <>
      <StaffHead
        title="Write an update"
        summary="Nothing is sent from this page: first you see how it will look."
      />
      <UpdateEditor
        initial={{ outcome: "unchanged", content: emptyContent, revision: 1, obstacles: [], errors: [] }}
        save={saveUpdateAction}
      />
    </>
  );
}
