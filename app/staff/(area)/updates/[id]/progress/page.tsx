import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { Button } from "@/components/ui/button";
import { ProgressView } from "@/components/updates/progress-view";
import { TroubleList } from "@/components/updates/trouble-list";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { getProgress } from "@/lib/updates/queries/get-progress";
import { getUpdate } from "@/lib/updates/queries/get-update";
import { listTroubles } from "@/lib/updates/queries/list-troubles";
import "../../updates.css";
import { pauseUpdateAction, resumeUpdateAction } from "../../actions";

export const metadata: Metadata = { title: "The send" };

type Props = { params: Promise<{ id: string }> };

export default async function ProgressPage({ params }: Props) {
  const viewer = await requireStaff("write-updates");
  const { id } = await params;
  const [update, progress, troubles] = await Promise.all([
    getUpdate(id),
    getProgress(id),
    // Addresses are for those who look after members; writers see the numbers.
    can(viewer, "manage-members") ? listTroubles(id) : [],
  ]);
  if (!update) notFound();
  if (!progress) redirect(`/staff/updates/${id}`);
  const { status } = update;
  return (
    <>
      <StaffHead title={update.content.en.subject}>
        <p className="flex flex-wrap gap-x-6 gap-y-2 font-bold">
          {update.kind === "digest" ? (
            <span className="font-normal">Monthly digest: it has no page on the web</span>
          ) : (
            <a href={`/updates/${update.slug}`}>On the web</a>
          )}
          <a href={`/staff/updates/${id}/preview`}>The mail</a>
        </p>
      </StaffHead>
      <ProgressView key={status} id={id} initial={progress} />
      {can(viewer, "send-updates") && (status === "sending" || status === "paused") ? (
        <form action={status === "sending" ? pauseUpdateAction : resumeUpdateAction} className="mt-8">
          <input type="hidden" name="id" value={id} />
          <Button look={status === "sending" ? "quiet" : "solid"}>
            {status === "sending" ? "Pause the send" : "Resume the send"}
          </Button>
        </form>
      ) : null}
      {troubles.length > 0 ? (
        <section aria-labelledby="troubles" className="mt-12">
          <h2 id="troubles" className="mb-4 text-small-head font-black">
            Who did not simply get it
          </h2>
          <TroubleList lines={troubles} />
          {troubles.length === 200 ? <p className="mt-4 text-quiet">The first 200 are shown.</p> : null}
        </section>
      ) : null}
    </>
  );
}
