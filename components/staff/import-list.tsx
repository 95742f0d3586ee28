import { importStatusWords } from "@/components/staff/import-words";
import { StaffTable } from "@/components/staff/staff-table";
import { formatter } from "@/lib/platform/i18n";
import type { ImportLine } from "@/lib/members/import/schema";

const { number, dateTime } = formatter("en");

function outcome({ status, counts }: ImportLine): string {
  if (status === "undone" && counts.undone) return `${number(counts.undone.deleted)} people taken out again`;
  if (status === "mapping") return "";
  return `${number(counts.new)} new, ${number(counts.update)} changed, ${number(counts.refused)} refused`;
}

/** The lists that were handed in, newest first. */
export function ImportList({ lines }: { lines: readonly ImportLine[] }) {
  return (
    <StaffTable caption="Lists" heads={["List", "State", "What came of it", "Handed in by", "When"]}>
      {lines.map((line) => (
        <tr key={line.id}>
          <td>
            <a href={`/staff/members/import/${line.id}`} className="font-bold">
              {line.source || line.fileName}
            </a>
          </td>
          <td>{importStatusWords[line.status]}</td>
          <td className="tabular-nums">{outcome(line)}</td>
          <td>{line.owner ?? "The operator"}</td>
          <td>{dateTime(line.createdAt, { dateStyle: "medium", timeStyle: "short" })}</td>
        </tr>
      ))}
    </StaffTable>
  );
}
