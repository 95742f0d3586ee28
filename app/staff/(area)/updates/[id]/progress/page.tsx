import "@/components/updates/report.css";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { Notice } from "@/components/ui/notice";
import { ProgressView } from "@/components/updates/progress-view";
import { SubjectTestResult } from "@/components/updates/subject-test-result";
import { TroubleList } from "@/components/updates/trouble-list";
import { UpdateSteps } from "@/components/updates/update-steps";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { isRestoredAlarm } from "@/lib/updates/alarm";
import { titleOf } from "@/lib/updates/queries/content-of";
import { getSendPicture } from "@/lib/updates/queries/get-send-picture";
import { getSendPlan } from "@/lib/updates/queries/get-send-plan";
import { getSubjectTest } from "@/lib/updates/queries/get-subject-test";
import { listTroubles } from "@/lib/updates/queries/list-troubles";
import { decideWinnerAction } from "../report/actions";
import { pauseUpdateAction, resumeUpdateAction, stopUpdateAction } from "./actions";

export const metadata: Metadata = { title: "The send" };

const told: Record<string, string> = {
  paused: "Paused. What was on the wire has ended; nothing more goes out until you resume.",
  resumed: "It goes on where it stood.",
  stopped: "Stopped for good. What was on the wire has ended; nobody else gets it.",
  "not-sending": "It was not going out any more when you pressed the button.",
  "not-paused": "It was not paused any more when you pressed the button.",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ProgressPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("write-updates");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const plan = (await getSendPlan(id)) ?? notFound();
  const { status } = plan;
  if (status === "draft" || status === "submitted" || status === "scheduled")
    redirect(`/staff/updates/${id}/send`);
  // Addresses are for those who look after members; writers see the numbers.
  const open = can(viewer, "manage-members");
  const maySend = can(viewer, "send-updates");
  const [picture, troubles, test] = await Promise.all([
    getSendPicture(id),
    open ? listTroubles(id) : [],
    plan.test ? getSubjectTest(id) : null,
  ]);
  if (!picture) notFound();
  return (
    <>
      <StaffHead title={titleOf(plan.content)}>
        <p className="flex flex-wrap gap-x-6 gap-y-2 font-bold">
          {plan.kind === "digest" ? (
            <span className="font-normal">Monthly digest: it has no page on the web</span>
          ) : plan.public && plan.kind !== "notice" ? (
            <a href={`/updates/${plan.slug}`}>On the web</a>
          ) : null}
          <a href={`/staff/updates/${id}/preview`}>The mail</a>
        </p>
      </StaffHead>
      <UpdateSteps id={id} status={status} current="send" />
      <Told done={done} words={told} />
      {picture.alarm ? <Alarm words={picture.alarm} id={id} /> : null}
      <ProgressView
        key={status}
        id={id}
        initial={picture}
        open={open}
        {...(maySend && {
          actions: { pause: pauseUpdateAction, resume: resumeUpdateAction, stop: stopUpdateAction },
        })}
      />
      {test ? (
        <SubjectTestResult
          id={id}
          test={test}
          now={new Date()}
          {...(maySend && { decide: decideWinnerAction })}
        />
      ) : null}
      {troubles.length > 0 ? (
        <div className="mt-12">
          <h2 className="mb-4 text-small-head font-black">Who did not simply get it</h2>
          <TroubleList lines={troubles} />
          {troubles.length === 200 ? (
            <p className="mt-4 text-quiet">
              The first 200 are shown. <a href={`/staff/updates/${id}/report`}>The report has everyone</a>.
            </p>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** Why a send stopped by itself, and what somebody does now. */
function Alarm({ words, id }: { words: string; id: string }) {
  return (
    <div className="mb-8" role="alert">
      <Notice tone="wrong" title="It has stopped by itself">
        <p className="mt-2 max-w-measure font-bold">{words}</p>
        {isRestoredAlarm(words) ? null : (
          <ol className="mt-3 grid max-w-measure list-decimal gap-1 pl-5">
            <li>
              Look at what the servers say, in the tables below: one domain that refuses everything is another
              thing than addresses that do not exist.
            </li>
            <li>
              Where addresses do not exist, the list they came from is old. Where a provider refuses us,
              whoever looks after the mail server asks it why.
            </li>
            <li>
              Then resume the send, or stop it for good. What was refused can be tried again later, from{" "}
              <a href={`/staff/updates/${id}/report`}>the report</a>.
            </li>
          </ol>
        )}
      </Notice>
    </div>
  );
}
