"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
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

/** A send's true numbers, counted from its rows: asked for every second, and the same after a reload. */
export function ProgressView({ id, initial, actions, open }: ProgressViewProps) {
  const [{ picture, lost }, show] = useState({ picture: initial, lost: false });
  const { progress, domains } = picture;
  const going = progress.status === "sending";
  const router = useRouter();
  // What stands around these numbers (who did not get it, what stopped it) depends on the state of the send.
  const moved = progress.status !== initial.progress.status;
  useEffect(() => {
    if (moved) router.refresh();
  }, [moved, router]);
  useEffect(() => {
    if (!going) return;
    let ended = false;
    const ask = async () => {
      try {
        const answer = await fetch(`/staff/updates/${id}/progress/numbers`, { cache: "no-store" });
        if (!answer.ok) throw new Error(String(answer.status));
        const next = (await answer.json()) as SendPicture;
        if (!ended) show({ picture: next, lost: false });
      } catch {
        if (!ended) show((shown) => ({ ...shown, lost: true }));
      }
    };
    const timer = setInterval(() => void ask(), 1000);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [going, id]);

  const { total, counts, status } = progress;
  const waiting = counts.pending + counts.sending;
  const done = total - waiting;
  return (
    <>
      <section aria-labelledby="so-far">
        {going ? (
          <noscript>
            <meta httpEquiv="refresh" content="2" />
          </noscript>
        ) : null}
        <h2 id="so-far" className="text-small-head font-black">
          {statusNames[status]}
        </h2>
        <p className="mt-2 text-head font-black tracking-tight tabular-nums" data-progress={done}>
          {number(done)} of {number(total)}
        </p>
        <progress className="progress-bar" max={Math.max(1, total)} value={done} aria-labelledby="so-far" />
        <p className="mt-3 min-h-6 tabular-nums" role="status">
          {lost
            ? "The numbers cannot be fetched at the moment; the send itself goes on."
            : timeLeft(progress)}
        </p>
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
