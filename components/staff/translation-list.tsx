import { StaffTable } from "@/components/staff/staff-table";
import type { ParityLine, ParityState } from "@/lib/content/parity";

const states: Record<ParityState, { name: string; advice: string }> = {
  missing: { name: "Missing", advice: "It stands in one language alone. Write the other." },
  behind: { name: "Behind", advice: "The English page has changed. Bring the Spanish one up to it." },
  unrecorded: { name: "Not recorded", advice: "Compare the two, then note what it was made from." },
  current: { name: "Current", advice: "" },
};

/** Each page with how its translation stands, and the number to note once it is right. */
export function TranslationList({ lines }: { lines: readonly ParityLine[] }) {
  return (
    <StaffTable
      caption="Translations"
      heads={["Page", "Language to work on", "State", "English page now", "Made from"]}
    >
      {lines.map(({ address, title, state, english, spanish, now, madeFrom }) => (
        <tr key={address}>
          <td>
            <a className="font-bold" href={address}>
              {title}
            </a>
            <span className="block text-note text-quiet">{spanish ?? english}</span>
          </td>
          <td>{state === "current" ? "–" : english ? "Spanish" : "English"}</td>
          <td className="min-w-40">
            <span className={state === "current" ? undefined : "tally-note"}>{states[state].name}</span>
            {states[state].advice ? (
              <span className="mt-1 block text-note text-quiet">{states[state].advice}</span>
            ) : null}
          </td>
          <td>
            <code>{now ?? "–"}</code>
          </td>
          <td>
            <code>{madeFrom ?? "–"}</code>
          </td>
        </tr>
      ))}
    </StaffTable>
  );
}
