import type { Metadata } from "next";
import { PersonPairList } from "@/components/staff/record/person-pair-list";
import { LateMerges } from "@/components/staff/record/merge-list";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { requireStaff } from "@/lib/auth/viewer";
import { listUndoableMerges } from "@/lib/members/queries/list-merges";
import { listPersonDuplicates } from "@/lib/members/queries/list-person-duplicates";
import { formatter } from "@/lib/platform/i18n";
import "@/components/staff/record/record.css";
import "@/components/staff/record/pairs.css";
import { undoMergeAction } from "./actions";

export const metadata: Metadata = { title: "People who may be one" };

const told: Record<string, string> = {
  different: "Both records stay as they are. You will not be asked about them again.",
  decided: "Somebody had decided on that pair already, so nothing was changed.",
  unknown: "That is no longer here, so nothing was changed.",
  "too-late": "That was more than a week ago: what it takes to part them again is deleted.",
  "later-first": "The record took in another one after that. Part the newer one first, then this one.",
  "address-moved":
    "They cannot be parted: the other record's main address belongs to somebody else by now, or is all that is left.",
  nobody: "Nobody here has that address, so there is nothing to compare.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PersonDuplicatesPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [{ pairs, total }, merges, { done }] = await Promise.all([
    listPersonDuplicates(viewer),
    listUndoableMerges(viewer, new Date()),
    searchParams,
  ]);
  return (
    <>
      <StaffHead
        title="People who may be one"
        summary="Records that look alike, those most alike first. Only you can tell whether they are one person; nothing is merged by itself."
      />
      <Told done={done} words={told} />
      {pairs.length > 0 ? (
        <PersonPairList pairs={pairs} />
      ) : (
        <p>
          No two records look alike at the moment. When somebody joins, changes their record or comes with a
          list, it is compared with those like it within a minute, and everybody once a day.
        </p>
      )}
      {total > pairs.length ? (
        <p className="mt-4 text-quiet">
          {formatter("en").number(total - pairs.length)} more wait behind these.
        </p>
      ) : null}
      <LateMerges merges={merges} records="/staff/members" undo={undoMergeAction} />
    </>
  );
}
