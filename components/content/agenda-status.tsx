import type { ReactNode } from "react";
import type { AgendaStatus } from "@/lib/content/schema";
import { Bar, Disc, Flower, Leaf, Quarter, QuarterRing } from "@/components/content/shapes";
import { type Locale, translator } from "@/lib/platform/i18n";

type AgendaStatusProps = { locale: Locale; status: AgendaStatus; since?: string | undefined };

/** How far an ask has come, in a ruled box: "In progress since 2012". */
export function AgendaStatusBox({ locale, status, since }: AgendaStatusProps) {
  const t = translator(locale, "content");
  return (
    <p className="agenda-status">
      {since ? t(`agendaStatusSince.${status}`, { since }) : t(`agendaStatus.${status}`)}
    </p>
  );
}

// What grows: a seed in the ground, a sprout, a flower; and a stem without one.
const signs = {
  proposed: (
    <>
      <Quarter x={100} y={200} r={100} turn={2} fill="sun" />
      <Quarter x={100} y={200} r={100} turn={3} fill="poppy" />
      <Quarter x={100} y={200} r={34} turn={2} fill="night" />
      <Quarter x={100} y={200} r={34} turn={3} fill="night" />
    </>
  ),
  "in-progress": (
    <>
      <Bar x={92} y={60} width={16} height={140} fill="night" />
      <Leaf x={92} y={190} r={92} turn={2} fill="sage" />
      <Leaf x={108} y={140} r={92} turn={3} fill="sage" />
      <Disc x={100} y={44} r={44} fill="poppy" />
    </>
  ),
  won: (
    <>
      <Bar x={92} y={100} width={16} height={100} fill="night" />
      <Flower x={100} y={84} r={84} petals={["poppy", "poppy", "poppy", "poppy"]} heart="sun" />
    </>
  ),
  lost: (
    <>
      <Bar x={92} y={60} width={16} height={140} fill="night" />
      <QuarterRing x={100} y={68} r={60} inner={44} turn={3} fill="night" />
      <Quarter x={200} y={200} r={60} turn={2} fill="snow" />
    </>
  ),
} satisfies Record<AgendaStatus, ReactNode>;

/** The same as a picture. Decorative: the box says it in words. */
export function AgendaSign({ status }: { status: AgendaStatus }) {
  return (
    <svg className="drawn agenda-sign" viewBox="0 0 200 200" aria-hidden="true" focusable="false">
      {signs[status]}
    </svg>
  );
}
