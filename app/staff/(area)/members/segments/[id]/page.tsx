import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SegmentBuilder } from "@/components/staff/members/segment-builder";
import { StaffHead } from "@/components/staff/staff-head";
import { requireStaff } from "@/lib/auth/viewer";
import { everyone } from "@/lib/members/filter";
import { getSegment } from "@/lib/members/queries/list-segments";
import { countyNames, filterData } from "../../filter-data";
import { keepSegmentAction, previewSegmentAction } from "../actions";

export const metadata: Metadata = { title: "Segment" };

type Props = { params: Promise<{ id: string }> };

export default async function SegmentPage({ params }: Props) {
  const viewer = await requireStaff("manage-members");
  const { id } = await params;
  const [segment, data] = await Promise.all([getSegment(viewer, id), filterData(viewer)]);
  if (!segment) notFound();
  const waiting = segment.updates.filter(({ status }) => status === "draft").length;
  return (
    <>
      <StaffHead
        title={segment.name}
        summary={
          waiting > 0
            ? `${waiting === 1 ? "An update waits" : `${waiting} updates wait`} to be sent to this segment: it goes to whom it means by then.`
            : undefined
        }
      />
      <SegmentBuilder
        id={segment.id}
        name={segment.name}
        filter={segment.filter ?? everyone}
        data={data}
        counties={countyNames}
        save={keepSegmentAction}
        preview={previewSegmentAction}
      />
    </>
  );
}
