import type { Metadata } from "next";
import { SegmentList } from "@/components/staff/members/segment-list";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { ButtonLink } from "@/components/ui/button";
import { requireStaff } from "@/lib/auth/viewer";
import { countPeople } from "@/lib/members/queries/count-people";
import { listSegments } from "@/lib/members/queries/list-segments";
import { filterData } from "../filter-data";
import { deleteSegmentAction } from "./actions";

export const metadata: Metadata = { title: "Segments" };

const told: Record<string, string> = {
  kept: "The segment is kept. Updates and exports can use it.",
  deleted: "The segment is deleted. The people in it are as they were.",
  "in-use":
    "Nothing was deleted: an update waits to be sent to this segment. Choose somebody else there first.",
  gone: "That segment was deleted already.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SegmentsPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const { done } = await searchParams;
  const [segments, data] = await Promise.all([listSegments(viewer), filterData(viewer)]);
  const counted = await Promise.all(
    segments.map(async (segment) => ({
      ...segment,
      people: segment.filter ? await countPeople(segment.filter) : 0,
    })),
  );
  return (
    <>
      <StaffHead
        title="Segments"
        summary="A segment is a description of people under a name, such as “Parents in Fresno who follow STEM”. Whoever fits is in it, today and when you use it: nobody has to be added or taken out."
      >
        <ButtonLink href="/staff/members/segments/new">New segment</ButtonLink>
      </StaffHead>
      <Told done={done} words={told} />
      {counted.length > 0 ? (
        <SegmentList segments={counted} data={data} remove={deleteSegmentAction} />
      ) : (
        <p className="max-w-measure">
          There is no segment yet. Make one to write to some members and not to all, or to find the same
          people again.
        </p>
      )}
    </>
  );
}
