"use client";

import { SoFar } from "@/components/staff/so-far";
import { useProgress } from "@/components/staff/use-progress";
import { people } from "@/components/updates/audience-words";
import { DomainTable, RetryTable } from "@/components/updates/domain-table";
import { SendControls, type SendActions } from "@/components/updates/send-controls";
import { statusNames } from "@/components/updates/update-list";
import { formatter } from "@/lib/platform/i18n";
import type { DeliveryState, Progress, SendPicture } from "@/lib/updates/schema";

const { number } = formatter("en");

/** What a state means, for those who did not invent it. Waiting and sending are one thing to people. */
const meanings: Partial<Record<DeliveryState, [name: string, meaning: string]>> = {
  sent: ["Sent", "The mail server took it."],
  failed: ["Refused", "The mail server will not take it; trying again would not help."],
  uncertain: [
    "Uncertain",
    "The connection or the program ended before the server answered. They may have it. Nobody is written to twice, so it is not sent again by itself.",
  ],
  skipped: [
    "Left out",
    "They unsubscribed, paused, left or chose less mail after the send was confirmed, or it was stopped before their turn.",
  ],
  bounced: ["Came back", "It was taken, and returned later."],
  complained: ["Reported", "They told their mail provider that they did not want it."],
};

function timeLeft({ status, remainingSeconds, rate, held, heldFor, counts }: Progress): string {
  if (status === "paused") return "Paused. Nothing goes out until you resume.";
  if (status === "stopped") return "Stopped. Nothing more goes out.";
  if (status === "sent") return "Done.";
  const later =
    heldFor === "winner"
      ? `${people(held)} wait for the winner of the test.`
      : heldFor === "hour"
        ? `${people(held)} wait for their own hour.`
        : "";
  if (held > 0 && counts.pending + counts.sending === held) return later;
  if (remainingSeconds === null) return `Waiting for the mail server. ${later}`.trim();
  const minutes = Math.round(remainingSeconds / 60);
  const left =
    remainingSeconds < 60
      ? `${remainingSeconds} ${remainingSeconds === 1 ? "second" : "seconds"}`
      : minutes < 90
        ? `${minutes} ${minutes === 1 ? "minute" : "minutes"}`
        : `${number(minutes / 60, { maximumFractionDigits: 1 })} hours`;
  return `${number(rate, { maximumFractionDigits: rate < 10 ? 1 : 0 })} a second, about ${left} left. ${later}`.trim();
}

type ProgressViewProps = {
  id: string;
  initial: SendPicture;
  /** Not given: the viewer may not steer the send. */
  actions?: SendActions;
  /** Whether the rows behind the numbers may be shown. */
  open: boolean;
};

const stateOf = ({ progress }: SendPicture) => progress.status;
/** Whether the numbers move: what a worker has in its hands at a pause or a stop is settled a moment later. */
const isGoing = ({ progress: { status, counts } }: SendPicture) =>
  status === "sending" || counts.sending > 0 || (status === "stopped" && counts.pending > 0);

/**
 * A send's true numbers, counted from its rows. What stands around them (who did not get it, what stopped it) depends on
 * the state of the send.
 */
export function ProgressView({ id, initial, actions, open }: ProgressViewProps) {
  const address = `/staff/updates/${id}/progress/numbers`;
  const { numbers, lost } = useProgress(address, initial, { stateOf, isGoing, every: 1000 });
  const { progress, domains } = numbers;
  const { total, counts, status } = progress;
  const waiting = counts.pending + counts.sending;
  const done = total - waiting;
  return (
    <>
      <section aria-labelledby="so-far">
        <SoFar
          title={statusNames[status]}
          going={status === "sending"}
          done={done}
          total={total}
          numbers={`${number(done)} of ${number(total)}`}
        >
          {lost
            ? "The numbers cannot be fetched at the moment; the send itself goes on."
            : timeLeft(progress)}
        </SoFar>
        <dl className="mt-6 grid max-w-measure border-t-3 border-rule">
          {waiting > 0 ? (
            <Row name="Waiting" count={waiting} meaning={`${people(waiting)} still to be written to.`} />
          ) : null}
          {Object.entries(meanings).map(([state, [name, meaning]]) => {
            const count = counts[state as DeliveryState];
            return count > 0 || state === "sent" ? (
              <Row
                key={state}
                name={name}
                count={count}
                meaning={meaning}
                link={
                  state === "uncertain" && open
                    ? { href: `/staff/updates/${id}/report/uncertain`, words: "Look them up and decide" }
                    : undefined
                }
              />
            ) : null;
          })}
        </dl>
      </section>
      {actions ? <SendControls id={id} progress={progress} actions={actions} /> : null}
      <DomainTable domains={domains} />
      <RetryTable lines={domains?.retried ?? []} />
    </>
  );
}

type RowProps = {
  name: string;
  count: number;
  meaning: string;
  link?: { href: string; words: string } | undefined;
};

function Row({ name, count, meaning, link }: RowProps) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-6 border-b border-hair py-3">
      <dt className="font-bold">
        {name}
        <span className="block text-small-head font-black tabular-nums">{number(count)}</span>
      </dt>
      <dd className="text-quiet">
        {meaning} {link ? <a href={link.href}>{link.words}</a> : null}
      </dd>
    </div>
  );
}
