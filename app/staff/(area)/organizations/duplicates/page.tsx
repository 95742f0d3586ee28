import type { Metadata } from "next";
import { DuplicatePair } from "@/components/staff/duplicate-pair";
import { sectorNames } from "@/components/staff/organizations/sector-names";
import { LateMerges } from "@/components/staff/record/merge-list";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { requireStaff } from "@/lib/auth/viewer";
import { listOpenDuplicates } from "@/lib/members/queries/list-duplicates";
import { listUndoableOrganizationMerges } from "@/lib/members/queries/list-merges";
import { formatter } from "@/lib/platform/i18n";
import "@/components/staff/record/record.css";
import { keepApartAction, undoMergeAction } from "./actions";

export const metadata: Metadata = { title: "Possible duplicates" };

const told: Record<string, string> = {
  different: "Both records stay as they are. You will not be asked about them again.",
  decided: "Somebody had decided on that pair already, so nothing was changed.",
  unknown: "That pair is no longer here.",
  nobody: "Write the other record's name, website or public address.",
  "too-late": "That was more than a week ago: what it takes to part them again is deleted.",
  "later-first": "The record took in another one after that. Part the newer one first, then this one.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DuplicatesPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [{ pairs, total }, merges, { done }] = await Promise.all([
    listOpenDuplicates(viewer),
    listUndoableOrganizationMerges(viewer, new Date()),
    searchParams,
  ]);
  return (
    <>
      <StaffHead
        title="Possible duplicates"
        summary="Organizations that share a name or a website. Only you can tell whether they are one; nothing is merged by itself."
      />
      <Told done={done} words={told} />
      {pairs.length === 0 ? (
        <p className="max-w-measure">
          No two organizations look alike at the moment. A record is compared with all others when somebody
          joins for it, comes with a list, or gives it another name or website. Any two can be put side by
          side from the page of one of them.
        </p>
      ) : null}
      {pairs.map((pair) => (
        <DuplicatePair key={pair.id} pair={pair} sectors={sectorNames} keepApart={keepApartAction} />
      ))}
      {total > pairs.length ? (
        <p className="mt-4 text-quiet">
          {formatter("en").number(total - pairs.length)} more wait behind these.
        </p>
      ) : null}
      <LateMerges merges={merges} records="/staff/organizations" undo={undoMergeAction} />
    </>
  );
}
