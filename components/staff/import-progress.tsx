"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { formatter } from "@/lib/platform/i18n";
import type { ImportCounts, ImportStatus } from "@/lib/members/import/schema";

type Numbers = { status: ImportStatus; rowsDone: number; rowsTotal: number; counts: ImportCounts };

const { number } = formatter("en");

const doing: Partial<Record<ImportStatus, string>> = {
  checking: "Trying every row",
  running: "Taking in the list",
  undoing: "Taking it back",
};

/** How far a list has come, asked for twice a second; the page is shown anew when it gets there. */
export function ImportProgress({ id, initial }: { id: string; initial: Numbers }) {
  const router = useRouter();
  const [{ numbers, lost, rate }, show] = useState({ numbers: initial, lost: false, rate: 0 });
  const moved = numbers.status !== initial.status;
  useEffect(() => {
    if (moved) router.refresh();
  }, [moved, router]);
  useEffect(() => {
    if (moved) return;
    let ended = false;
    const began = { at: Date.now(), rows: initial.rowsDone };
    const ask = async () => {
      try {
        const answer = await fetch(`/staff/members/import/${id}/numbers`, { cache: "no-store" });
        if (!answer.ok) throw new Error(String(answer.status));
        const next = (await answer.json()) as Numbers;
        const seconds = Math.max(0.1, (Date.now() - began.at) / 1000);
        if (!ended)
          show({ numbers: next, lost: false, rate: Math.abs(next.rowsDone - began.rows) / seconds });
      } catch {
        if (!ended) show((shown) => ({ ...shown, lost: true }));
      }
    };
    const timer = setInterval(() => void ask(), 500);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [id, initial.rowsDone, moved]);

  const { status, rowsTotal, rowsDone } = numbers;
  const total = Math.max(1, rowsTotal);
  const done = Math.min(total, status === "undoing" ? total - rowsDone : rowsDone);
  const seconds = rate > 0 ? Math.ceil((total - done) / rate) : null;
  return (
    <section aria-labelledby="so-far">
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <h2 id="so-far" className="text-small-head font-black">
        {doing[initial.status]}
      </h2>
      <p className="mt-2 text-head font-black tracking-tight tabular-nums">
        {number(done)} of {status === "checking" ? "about " : ""}
        {number(total)} rows
      </p>
      <progress className="progress-bar" max={total} value={done} aria-labelledby="so-far" />
      <p className="mt-3 min-h-6 tabular-nums" role="status">
        {lost
          ? "The numbers cannot be fetched at the moment; the work itself goes on."
          : seconds === null
            ? "It begins in a moment."
            : `${number(Math.round(rate))} rows a second, about ${number(seconds)} ${seconds === 1 ? "second" : "seconds"} left.`}
      </p>
      <p className="mt-3 max-w-measure text-quiet">
        You can close this page: the work goes on by itself, after a restart of the site too.
      </p>
    </section>
  );
}
