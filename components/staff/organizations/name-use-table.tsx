import { StaffTable } from "@/components/staff/staff-table";
import type { NameUseLine } from "@/lib/members/queries/organization-schema";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");
const day = (date: Date): string => dateTime(date, { dateStyle: "medium" });

/** An answer in a word. */
export const answerWords = ({ agreed }: Pick<NameUseLine, "agreed">): string =>
  agreed === null ? "No answer" : agreed ? "Yes" : "No";

/** Questions about the use of names, with their answers. A missing answer is a no. */
export function NameUseTable({ lines, single }: { lines: readonly NameUseLine[]; single?: boolean }) {
  return (
    <StaffTable
      caption="Answers"
      heads={[...(single ? [] : ["Organization"]), "Under what", "Answer", "By whom", "Answer by", "Asked"]}
    >
      {lines.map((line) => (
        <tr key={line.id}>
          {single ? null : (
            <td className="font-bold">
              <a href={`/staff/organizations/${line.organization.id}`}>{line.organization.name}</a>
            </td>
          )}
          <td>{line.title}</td>
          <td>
            <span
              className="case-mark"
              data-mark={line.agreed ? "good" : line.agreed === null ? "open" : undefined}
            >
              {answerWords(line)}
            </span>
          </td>
          <td>
            {line.answeredBy}
            {line.answeredAt ? `, ${day(line.answeredAt)}` : ""}
          </td>
          <td className="whitespace-nowrap">
            {line.answerBy ? dateTime(line.answerBy, { dateStyle: "medium", timeZone: "UTC" }) : "No day set"}
          </td>
          <td className="whitespace-nowrap">
            {day(line.askedAt)}
            {line.askedBy ? `, by ${line.askedBy}` : ""}
          </td>
        </tr>
      ))}
    </StaffTable>
  );
}
