import { languageNames } from "@/components/updates/obstacle-list";
import { StaffTable } from "@/components/staff/staff-table";
import { formatter, isLocale } from "@/lib/platform/i18n";
import type { DeliveryLine } from "@/lib/updates/queries/list-deliveries";
import { stateWords, whyWords } from "./report-words";

const { dateTime } = formatter("en");
const when = (at: Date) => dateTime(at, { dateStyle: "medium", timeStyle: "short" });

const explained: readonly string[] = ["failed", "bounced", "skipped"];

/** People of one row of a report: what happened to each one's mail, and why. */
export function DeliveryList({ lines }: { lines: readonly DeliveryLine[] }) {
  return (
    <StaffTable
      caption="People and their mail"
      heads={["Who", "What happened", "When (California)", "Language"]}
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="min-w-52 address">
            <b>
              {line.personId ? (
                <a href={`/staff/members/${line.personId}`}>{line.name || line.email}</a>
              ) : (
                line.email || "Somebody who is not known here any more"
              )}
            </b>
            {line.personId && line.name ? <span className="block">{line.email}</span> : null}
          </td>
          <td className="min-w-60">
            <b>{stateWords[line.status]}</b>
            {explained.includes(line.status) ? `. ${whyWords(line.status, line.why)}` : ""}
            {line.reason && line.status !== "skipped" ? (
              <span className="block text-note text-quiet [overflow-wrap:anywhere]">“{line.reason}”</span>
            ) : null}
            {line.attempts > 1 ? (
              <span className="block text-note text-quiet">Tried {line.attempts} times</span>
            ) : null}
            {line.messageId && line.status !== "skipped" ? (
              <details className="text-note">
                <summary>Message-ID</summary>
                <span className="[overflow-wrap:anywhere]">{line.messageId}</span>
              </details>
            ) : null}
          </td>
          <td className="whitespace-nowrap tabular-nums">{line.at ? when(line.at) : "–"}</td>
          <td>{isLocale(line.locale) ? languageNames[line.locale] : line.locale}</td>
        </tr>
      ))}
    </StaffTable>
  );
}
