import "@/components/updates/send.css";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { people } from "@/components/updates/audience-words";
import { UpdateSteps } from "@/components/updates/update-steps";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { listStaffNames } from "@/lib/members/queries/list-staff-names";
import { readSetting } from "@/lib/platform/settings";
import { needsFourEyes, standingOf } from "@/lib/updates/approval";
import { openChecks } from "@/lib/updates/checks";
import { checkUpdate } from "@/lib/updates/queries/check-update";
import { titleOf } from "@/lib/updates/queries/content-of";
import { countAudience } from "@/lib/updates/queries/count-audience";
import { findObstacles } from "@/lib/updates/queries/find-obstacles";
import { getSendPlan } from "@/lib/updates/queries/get-send-plan";
import { listApprovers } from "@/lib/updates/queries/list-approvers";
import { translatedLocales } from "@/lib/updates/schema";
import { updateSettings } from "@/lib/updates/settings";
import { DraftView } from "./draft-view";
import { ScheduledView } from "./scheduled-view";
import { SubmittedView } from "./submitted-view";
import { told } from "./told";

export const metadata: Metadata = { title: "Send an update" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SendPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("write-updates");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const plan = (await getSendPlan(id)) ?? notFound();
  const open = plan.status === "draft" || plan.status === "submitted";
  if (!open && plan.status !== "scheduled") redirect(`/staff/updates/${id}/progress`);

  const [audience, settings, approvers, checks, names] = await Promise.all([
    open ? countAudience(plan.kind, translatedLocales(plan.content), plan.segment?.id) : null,
    readSetting(updateSettings),
    listApprovers(plan.writers),
    open ? checkUpdate(id) : [],
    listStaffNames([plan.submittedById, plan.note?.byId ?? null, plan.approvedById]),
  ]);
  const recipients = audience?.total ?? plan.recipients ?? 0;
  const obstacles = open ? findObstacles(plan.content) : [];
  const left = openChecks(checks).length;
  const ready = obstacles.length === 0 && left === 0 && recipients > 0;
  const fourEyes = needsFourEyes(settings, recipients);
  const maySend = can(viewer, "send-updates");
  const standing = standingOf(maySend, plan.writers.includes(viewer.personId), fourEyes);
  const subject = titleOf(plan.content) || "An update without a subject";
  const title = !open
    ? `Scheduled for ${people(recipients)}`
    : !ready
      ? "Not ready to be sent"
      : standing === "approve"
        ? `Send this to ${people(recipients)}?`
        : plan.status === "submitted"
          ? "Waiting for somebody’s approval"
          : "Hand this in for approval?";
  const shared = { plan, recipients, viewer, names };
  return (
    <>
      <StaffHead title={title} summary={`“${subject}”`}>
        <ButtonLink look="quiet" href={`/staff/updates/${id}/preview`}>
          How it will look
        </ButtonLink>
      </StaffHead>
      <UpdateSteps id={id} status={plan.status} current="send" />
      <Told done={done} words={told} />
      {plan.note && plan.status === "draft" ? (
        <div className="mb-8">
          <Notice
            tone="wrong"
            title={
              plan.note.byId
                ? `${names.get(plan.note.byId) ?? "Somebody"} sent it back`
                : "Its approval has lapsed"
            }
          >
            <p className="mt-2 max-w-measure whitespace-pre-line">{plan.note.text}</p>
          </Notice>
        </div>
      ) : null}
      {!audience ? (
        <ScheduledView {...shared} />
      ) : plan.status === "submitted" ? (
        <SubmittedView {...shared} {...{ audience, standing, ready, approvers, checks, obstacles }} />
      ) : (
        <DraftView {...shared} {...{ audience, standing, ready, approvers, checks, obstacles, settings }} />
      )}
    </>
  );
}
