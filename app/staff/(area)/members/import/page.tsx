import type { Metadata } from "next";
import "@/components/staff/imports.css";
import { ImportList } from "@/components/staff/import-list";
import { ImportUpload } from "@/components/staff/import-upload";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { requireStaff } from "@/lib/auth/viewer";
import { listImports } from "@/lib/members/import/queries/get-import";
import { PIECE } from "@/lib/members/import/schema";

export const metadata: Metadata = { title: "Import" };

const told: Record<string, string> = {
  discarded: "The list is forgotten. Nothing had come of it.",
  moved: "Somebody else had moved that list on already, so nothing was changed.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportsPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [lines, { done }] = await Promise.all([listImports(viewer), searchParams]);
  return (
    <>
      <StaffHead
        title="Import a list"
        summary="People from a spreadsheet or from another program. Nothing happens before you have seen what would come of every row, and for a week all of it can be undone."
      />
      <Told done={done} words={told} />
      <ImportUpload piece={PIECE} />
      <h2 className="mb-3 text-small-head font-black">Lists so far</h2>
      {lines.length > 0 ? (
        <ImportList lines={lines} />
      ) : (
        <p>None yet. Each list you hand in stands here, with what came of it.</p>
      )}
    </>
  );
}
