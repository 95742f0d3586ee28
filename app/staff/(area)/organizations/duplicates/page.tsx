import type { Metadata } from "next";
import { DuplicatePair } from "@/components/staff/duplicate-pair";
import { StaffHead } from "@/components/staff/staff-head";
import { Notice } from "@/components/ui/notice";
import { requireStaff } from "@/lib/auth/viewer";
import { listOpenDuplicates } from "@/lib/members/queries/list-duplicates";
import { sectorNames } from "../sector-names";
import { decideDuplicateAction } from "./actions";

export const metadata: Metadata = { title: "Possible duplicates" };

const told: Record<string, string> = {
  same: "The two records are one now.",
  different: "Both records stay as they are.",
  decided: "Somebody had decided on that pair already, so nothing was changed.",
  unknown: "That pair is no longer here.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DuplicatesPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [pairs, { done }] = await Promise.all([listOpenDuplicates(viewer), searchParams]);
  const words = typeof done === "string" ? told[done] : undefined;
  return (
    <>
      <StaffHead
        title="Possible duplicates"
        summary="Organizations that share a name or a website. Only you can tell whether they are one; nothing is merged by itself."
      >
        <a href="/staff/organizations">All organizations</a>
      </StaffHead>
      {words ? (
        <div className="mb-8" role="status">
          <Notice>{words}</Notice>
        </div>
      ) : null}
      {pairs.length === 0 ? <p>No two organizations look alike at the moment.</p> : null}
      {pairs.map((pair) => (
        <DuplicatePair key={pair.id} pair={pair} sectors={sectorNames} decide={decideDuplicateAction} />
      ))}
    </>
  );
}
