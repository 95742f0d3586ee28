import type { Metadata } from "next";
import { SegmentBuilder } from "@/components/staff/members/segment-builder";
import { StaffHead } from "@/components/staff/staff-head";
import { requireStaff } from "@/lib/auth/viewer";
import { everyone } from "@/lib/members/filter";
import { getSegment } from "@/lib/members/queries/list-segments";
import { memberListFilter } from "@/lib/members/queries/member-list-filter";
import { countyNames, filterData } from "../../filter-data";
import { keepSegmentAction, previewSegmentAction } from "../actions";

export const metadata: Metadata = { title: "New segment" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Begins with a copy of another segment (`from`), or with what the list's parameters come to. */
export default async function NewSegmentPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const { from, ...list } = await searchParams;
  const [data, copied] = await Promise.all([
    filterData(viewer),
    typeof from === "string" ? getSegment(viewer, from) : null,
  ]);
  const filter = copied?.filter ?? (copied ? everyone : await memberListFilter(viewer, list));
  return (
    <>
      <StaffHead title="New segment" />
      <SegmentBuilder
        id={null}
        name={copied ? `${copied.name} (copy)` : ""}
        filter={filter}
        data={data}
        counties={countyNames}
        save={keepSegmentAction}
        preview={previewSegmentAction}
      />
    </>
  );
}
