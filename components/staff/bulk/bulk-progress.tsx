"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { formatter } from "@/lib/platform/i18n";

const { number } = formatter("en");

type Numbers = { status: "running" | "done" | "undoing" | "undone"; done: number; total: number };

const names = { running: "Under way", done: "Done", undoing: "Being undone", undone: "Undone" } as const;

/** How far an act on many people has come: asked for every second, and the same after a reload. */
export function BulkProgressView({ id, initial }: { id: string; initial: Numbers }) {
  const [{ numbers, lost }, show] = useState({ numbers: initial, lost: false });
  const going = numbers.status === "running" || numbers.status === "undoing";
  const router = useRouter();
  const moved = numbers.status !== initial.status;
  useEffect(() => {
    if (moved) router.refresh();
  }, [moved, router]);
  useEffect(() => {
    if (!going) return;
    let ended = false;
    const ask = async () => {
      try {
        const answer = await fetch(`/staff/members/bulk/${id}/numbers`, { cache: "no-store" });
        if (!answer.ok) throw new Error(String(answer.status));
        const next = (await answer.json()) as Numbers;
        if (!ended) show({ numbers: next, lost: false });
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
  const { done, total, status } = numbers;
  return (
    <section aria-labelledby="so-far">
      {going ? (
        <noscript>
          <meta httpEquiv="refresh" content="2" />
        </noscript>
      ) : null}
      <h2 id="so-far" className="text-small-head font-black">
        {names[status]}
      </h2>
      <p className="mt-2 text-head font-black tracking-tight tabular-nums">
        {number(done)} of {number(total)}
      </p>
      <progress className="progress-bar" max={Math.max(1, total)} value={done} aria-labelledby="so-far" />
      <p className="mt-3 min-h-6" role="status">
        {lost
          ? "The numbers cannot be fetched at the moment; the work itself goes on."
          : going
            ? "You can leave this page: it goes on, also after a restart."
            : status === "done"
              ? "Everybody has been seen to."
              : "What it had changed, and nobody changed since, is as it was."}
      </p>
    </section>
  );
}
