import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import "@/components/updates/report.css";
import { RetryForm } from "@/components/updates/retry-form";
import { requireStaff } from "@/lib/auth/viewer";
import { countOutcomes } from "@/lib/updates/queries/count-outcomes";
import { getUpdateTitle } from "@/lib/updates/queries/get-update-title";
import { retryFailedAction } from "../actions";

export const metadata: Metadata = { title: "Try refused ones again" };

type Props = { params: Promise<{ id: string }> };

export default async function RetryPage({ params }: Props) {
  await requireStaff("send-updates");
  const { id } = await params;
  const title = (await getUpdateTitle(id)) ?? notFound();
  const { failed } = (await countOutcomes(id)).why;
  if (failed.length === 0) redirect(`/staff/updates/${id}/report?done=none`);
  return (
    <>
      <p className="report-crumb">
        <a href={`/staff/updates/${id}/report`}>Report: {title || "an update without a subject"}</a>
      </p>
      <StaffHead
        title="Try refused ones again"
        summary="For when what stood in the way has been mended: a record of your domain, a block that was lifted, a server that was down."
      />
      <RetryForm id={id} reasons={failed} action={retryFailedAction} />
    </>
  );
}
