"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { people } from "@/components/updates/audience-words";
import { statusNames } from "@/components/updates/update-list";
import { formatter } from "@/lib/platform/i18n";
import type { DeliveryState, Progress } from "@/lib/updates/schema";

const { number } = formatter("en");

/** What a state means, for those who did not invent it. Waiting and sending are one thing to people. */
const meanings: Partial<Record<DeliveryState, [name: string, meaning: string]>> = {
  sent: ["Sent", "The mail server took it."],
  failed: ["Refused", "The mail server will not take it; trying again would not help."],
  uncertain: [
    "Uncertain",
    "The connection or the program ended before the server answered. They may have it. Nobody is written to twice, so it is not sent again.",
  ],
  skipped: ["Left out", "They unsubscribed, paused, left or chose less mail after the send was confirmed."],
  bounced: ["Came back", "It was taken, and returned later."],
  complained: ["Reported", "They told their mail provider that they did not want it."],
};

function timeLeft({ status, remainingSeconds, rate }: Progress): string {
  if (status === "paused") return "Paused. Nothing goes out until you resume.";
  if (status === "sent") return "Done.";
  if (remainingSeconds === null) return "Waiting for the mail server.";
  const minutes = Math.round(remainingSeconds / 60);
  const left =
    remainingSeconds < 60
      ? `${remainingSeconds} ${remainingSeconds === 1 ? "second" : "seconds"}`
      : minutes < 90
        ? `${minutes} ${minutes === 1 ? "minute" : "minutes"}`
        : `${number(minutes / 60, { maximumFractionDigits: 1 })} hours`;
  return `${number(rate, { maximumFractionDigits: rate < 10 ? 1 : 0 })} a second, about ${left} left.`;
}

/** A send's true numbers, counted from its rows: asked for every second, and the same after a reload. */
export function ProgressView({ id, initial }: { id: string; initial: Progress }) {
  const [{ progress, lost }, show] = useState({ progress: initial, lost: false });
  const going = progress.status === "sending";
  const router = useRouter();
  // What stands around these numbers (to pause, who did not get it) depends on the state of the send.
  const moved = progress.status !== initial.status;
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
        const next = (await answer.json()) as Progress;
        if (!ended) show({ progress: next, lost: false });
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
      <progress className="send-progress" max={Math.max(1, total)} value={done} aria-labelledby="so-far" />
      <p className="mt-3 min-h-6 tabular-nums" role="status">
        {lost ? "The numbers cannot be fetched at the moment; the send itself goes on." : timeLeft(progress)}
      </p>
      <dl className="mt-6 grid max-w-measure border-t-3 border-rule">
        {waiting > 0 ? (
          <Row name="Waiting" count={waiting} meaning={`${people(waiting)} still to be written to.`} />
        ) : null}
        {Object.entries(meanings).map(([state, [name, meaning]]) => {
          const count = counts[state as DeliveryState];
          return count > 0 || state === "sent" ? (
            <Row key={state} name={name} count={count} meaning={meaning} />
          ) : null;
        })}
      </dl>
    </section>
  );
}

function Row({ name, count, meaning }: { name: string; count: number; meaning: string }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-6 border-b border-hair py-3">
      <dt className="font-bold">
        {name}
        <span className="block text-small-head font-black tabular-nums">{number(count)}</span>
      </dt>
      <dd className="text-quiet">{meaning}</dd>
    </div>
  );
}
