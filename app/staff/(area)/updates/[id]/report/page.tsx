import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import "@/components/updates/report.css";
import { Field } from "@/components/forms/field";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { Button, ButtonLink } from "@/components/ui/button";
import { people } from "@/components/updates/audience-words";
import { RecipientAnswer } from "@/components/updates/recipient-answer";
import { ReportComparison } from "@/components/updates/report-comparison";
import { ReportConsequences } from "@/components/updates/report-consequences";
import { ReportFunnel } from "@/components/updates/report-funnel";
import { ReportLinks } from "@/components/updates/report-links";
import { kindWords } from "@/components/updates/report-words";
import { SubjectTestResult } from "@/components/updates/subject-test-result";
import { statusNames } from "@/components/updates/update-list";
import { UpdateSteps } from "@/components/updates/update-steps";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { formatter } from "@/lib/platform/i18n";
import { compareUpdates } from "@/lib/updates/queries/compare-updates";
import { countConsequences } from "@/lib/updates/queries/count-consequences";
import { findRecipient } from "@/lib/updates/queries/find-recipient";
import { getReport, type Report } from "@/lib/updates/queries/get-report";
import { getSubjectTest } from "@/lib/updates/queries/get-subject-test";
import { getUpdate } from "@/lib/updates/queries/get-update";
import { decideWinnerAction } from "./actions";

export const metadata: Metadata = { title: "Report" };

const { dateTime, number } = formatter("en");

const told: Record<string, string> = {
  decided: "It is decided. The others are being written to with that subject.",
  "decided-before": "It had been decided before you pressed the button.",
  moved: "Nothing was tried again: the numbers changed while you chose. This is how it stands now.",
  stopped: "Nothing was tried again: the send was stopped, and stays so.",
  none: "Nothing was refused, so there is nothing to try again.",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReportPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("write-updates");
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const report = await getReport(id);
  if (!report) return (await getUpdate(id)) ? redirect(`/staff/updates/${id}`) : notFound();
  const open = can(viewer, "manage-members");
  const maySend = can(viewer, "send-updates");
  const who = open && typeof asked["who"] === "string" ? asked["who"].trim().slice(0, 320) : "";
  const [test, consequences, earlier, found] = await Promise.all([
    getSubjectTest(id),
    countConsequences(id, report.beganAt),
    compareUpdates(id, report.beganAt),
    who ? findRecipient(viewer, id, who) : null,
  ]);
  const { counts, clicks, slug } = report;
  const now = new Date();
  return (
    <>
      <StaffHead
        title={report.subject || "An update without a subject"}
        summary={`${kindWords[report.kind]}${report.segment ? ` to “${report.segment}”` : ""}. ${statusNames[report.status]}. ${beganWords(report, now)}`}
      >
        <p className="flex flex-wrap gap-x-6 gap-y-2 font-bold">
          {slug ? <a href={`/updates/${slug}`}>On the web</a> : null}
          <a href={`/staff/updates/${id}/preview`}>The mail</a>
        </p>
      </StaffHead>
      <UpdateSteps id={id} status={report.status} current="report" />
      <Told done={asked["done"]} words={told} />
      <p className="report-sum">{sumWords(report)}</p>
      <section aria-labelledby="what-became">
        <h2 id="what-became" className="sr-only">
          What became of it
        </h2>
        <ReportFunnel id={id} rows={funnelOf(report)} open={open} />
        {open ? null : (
          <p className="mt-4 text-quiet">Who they are is shown to those who look after members.</p>
        )}
        <p className="report-acts">
          {counts.failed > 0 && maySend ? (
            <ButtonLink look="quiet" href={`/staff/updates/${id}/report/retry`}>
              Try refused ones again
            </ButtonLink>
          ) : null}
          {counts.uncertain > 0 && open ? (
            <ButtonLink look="quiet" href={`/staff/updates/${id}/report/uncertain`}>
              Look up the uncertain: {number(counts.uncertain)}
            </ButtonLink>
          ) : null}
          {open ? (
            <ButtonLink look="quiet" href={`/staff/updates/${id}/report/file?excel=yes`} download>
              Download all of it: {people(report.recipients)}
            </ButtonLink>
          ) : null}
        </p>
      </section>
      {open ? (
        <section aria-labelledby="somebody" className="report-part">
          <h2 id="somebody">Did somebody get it?</h2>
          <form method="get" className="report-ask">
            <Field
              name="who"
              label="Their address"
              type="email"
              hint="What happened, and why, in a sentence."
              defaultValue={who}
              required
            />
            <Button look="quiet">Find out</Button>
          </form>
          {found ? <RecipientAnswer asked={who} found={found} beganAt={report.beganAt} /> : null}
        </section>
      ) : null}
      {test ? (
        <SubjectTestResult id={id} test={test} now={now} {...(maySend && { decide: decideWinnerAction })} />
      ) : null}
      <ReportLinks clicks={clicks} />
      <ReportConsequences {...consequences} />
      <ReportComparison here={hereOf(report, now)} earlier={earlier} />
    </>
  );
}

function beganWords({ beganAt, finishedAt, status }: Report, now: Date): string {
  const when = (at: Date) => dateTime(at, { dateStyle: "long", timeStyle: "short" });
  const seconds = ((finishedAt ?? now).getTime() - beganAt.getTime()) / 1000;
  const took =
    seconds < 90
      ? `${Math.max(1, Math.round(seconds))} seconds`
      : seconds < 5400
        ? `${Math.round(seconds / 60)} minutes`
        : `${number(seconds / 3600, { maximumFractionDigits: 1 })} hours`;
  const began = `It began to go out on ${when(beganAt)} (California)`;
  return finishedAt && status === "sent" ? `${began} and took ${took}.` : `${began}.`;
}

/** The whole in one sentence. */
function sumWords({ recipients, counts }: Report) {
  const have = counts.sent + counts.complained;
  const waiting = counts.pending + counts.sending;
  const not = recipients - have - waiting - counts.uncertain;
  return (
    <>
      <b>{number(have)}</b> of {people(recipients)} {have === 1 ? "has" : "have"} it
      {waiting > 0 ? <>, {number(waiting)} are still waiting</> : null}
      {counts.uncertain > 0 ? <>, {number(counts.uncertain)} may have it</> : null}
      {not > 0 ? (
        <>
          , {number(not)} {not === 1 ? "does" : "do"} not: below stands why
        </>
      ) : null}
      .
    </>
  );
}

/** The rows of the funnel: those that say something, and always the first two. */
function funnelOf({ recipients, counts, why, clicks, unsubscribed }: Report) {
  const asked = counts.sent + counts.bounced + counts.complained + counts.failed + counts.uncertain;
  const have = counts.sent + counts.complained;
  const onList = { of: recipients, ofWhat: "of those it was for" };
  const ofAsked = { of: asked, ofWhat: "of those whose mail server was asked" };
  const ofHave = { of: have, ofWhat: "of those who have it" };
  const waiting = counts.pending + counts.sending;
  return [
    { row: "all" as const, people: recipients, of: recipients, ofWhat: "" },
    ...(waiting > 0 ? [{ row: "waiting" as const, people: waiting, ...onList }] : []),
    ...(counts.skipped > 0
      ? [{ row: "skipped" as const, people: counts.skipped, why: why.skipped, ...onList }]
      : []),
    ...(counts.failed > 0
      ? [{ row: "failed" as const, people: counts.failed, why: why.failed, ...ofAsked }]
      : []),
    ...(counts.uncertain > 0 ? [{ row: "uncertain" as const, people: counts.uncertain, ...ofAsked }] : []),
    ...(counts.bounced > 0
      ? [{ row: "bounced" as const, people: counts.bounced, why: why.bounced, ...ofAsked }]
      : []),
    { row: "sent" as const, people: counts.sent, ...onList },
    ...(counts.complained > 0 ? [{ row: "complained" as const, people: counts.complained, ...ofHave }] : []),
    ...(clicks
      ? [{ row: "clicked" as const, people: clicks.people.least, most: clicks.people.most, ...ofHave }]
      : []),
    { row: "unsubscribed" as const, people: unsubscribed, ...ofHave },
  ];
}

/** This update as it stands beside the others: counted now, not when it was last summed up. */
const hereOf = (report: Report, at: Date) => {
  const { sent, bounced, complained, failed, uncertain, skipped } = report.counts;
  return {
    ...{ id: report.id, subject: report.subject, kind: report.kind, beganAt: report.beganAt },
    total: {
      ...{ recipients: report.recipients, sent, bounced, complained, failed, uncertain, skipped, at },
      unsubscribed: report.unsubscribed,
      least: report.clicks?.people.least ?? null,
      most: report.clicks?.people.most ?? null,
    },
  };
};
