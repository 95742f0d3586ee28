"use client";

import { SoFar } from "@/components/staff/so-far";
import { useProgress } from "@/components/staff/use-progress";
import { formatter } from "@/lib/platform/i18n";
import type { ImportCounts, ImportStatus } from "@/lib/members/import/schema";

type Numbers = { status: ImportStatus; rowsDone: number; rowsTotal: number; counts: ImportCounts };

const { number } = formatter("en");

const doing: Partial<Record<ImportStatus, string>> = {
  checking: "Trying every row",
  running: "Taking in the list",
  undoing: "Taking it back",
};

const stateOf = ({ status }: Numbers) => status;

/** How far a list has come. */
export function ImportProgress({ id, initial }: { id: string; initial: Numbers }) {
  const address = `/staff/members/import/${id}/numbers`;
  const isGoing = ({ status }: Numbers) => status === initial.status;
  const { numbers, lost, seconds } = useProgress(address, initial, { stateOf, isGoing, every: 500 });

  const { status, rowsTotal, rowsDone } = numbers;
  const total = Math.max(1, rowsTotal);
  const done = Math.min(total, status === "undoing" ? total - rowsDone : rowsDone);
  const rate = Math.abs(rowsDone - initial.rowsDone) / Math.max(0.1, seconds);
  const left = rate > 0 ? Math.ceil((total - done) / rate) : null;
  return (
    <section aria-labelledby="so-far">
      <SoFar
        title={doing[initial.status]}
        going
        done={done}
        total={total}
        numbers={`${number(done)} of ${status === "checking" ? "about " : ""}${number(total)} rows`}
      >
        {lost
          ? "The numbers cannot be fetched at the moment; the work itself goes on."
          : left === null
            ? "It begins in a moment."
            : `${number(Math.round(rate))} rows a second, about ${number(left)} ${left === 1 ? "second" : "seconds"} left.`}
      </SoFar>
      <p className="mt-3 max-w-measure text-quiet">
        You can close this page: the work goes on by itself, after a restart of the site too.
      </p>
    </section>
  );
}
