"use client";

import { SoFar } from "@/components/staff/so-far";
import { useProgress } from "@/components/staff/use-progress";
import { formatter } from "@/lib/platform/i18n";

const { number } = formatter("en");

type Numbers = { status: "running" | "done" | "undoing" | "undone"; done: number; total: number };

const names = { running: "Under way", done: "Done", undoing: "Being undone", undone: "Undone" } as const;

const stateOf = ({ status }: Numbers) => status;
const isGoing = ({ status }: Numbers) => status === "running" || status === "undoing";

/** How far an act on many people has come. */
export function BulkProgressView({ id, initial }: { id: string; initial: Numbers }) {
  const address = `/staff/members/bulk/${id}/numbers`;
  const { numbers, lost } = useProgress(address, initial, { stateOf, isGoing, every: 1000 });
  const { done, total, status } = numbers;
  const going = isGoing(numbers);
  return (
    <section aria-labelledby="so-far">
      <SoFar
        title={names[status]}
        going={going}
        done={done}
        total={total}
        numbers={`${number(done)} of ${number(total)}`}
      >
        {lost
          ? "The numbers cannot be fetched at the moment; the work itself goes on."
          : going
            ? "You can leave this page: it goes on, also after a restart."
            : status === "done"
              ? "Everybody has been seen to."
              : "What it had changed, and nobody changed since, is as it was."}
      </SoFar>
    </section>
  );
}
