import { StaffTable } from "@/components/staff/staff-table";
import type { OutboxLine } from "@/lib/mail/schema";
import { formatter } from "@/lib/platform/i18n";
import { mailName } from "./mail-names";

const { dateTime } = formatter("en");
const when = (at: Date) => dateTime(at, { dateStyle: "medium", timeStyle: "short" });

/** Mail of the outbox that went out and came back, or was reported as unwanted. */
export function ReturnedList({ caption, lines }: { caption: string; lines: readonly OutboxLine[] }) {
  return (
    <StaffTable caption={caption} heads={["To", "Mail", "Sent", "What came of it", "What the server said"]}>
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="font-bold [overflow-wrap:anywhere]">{line.to}</td>
          <td>{mailName(line.template)}</td>
          <td className="whitespace-nowrap">{when(line.sentAt ?? line.at)}</td>
          <td>{line.status === "complained" ? "Reported as unwanted" : "Came back"}</td>
          <td className="min-w-60">{line.error}</td>
        </tr>
      ))}
    </StaffTable>
  );
}

/** Mail of the outbox that has not gone out, and why. */
export function OutboxList({ caption, lines }: { caption: string; lines: readonly OutboxLine[] }) {
  return (
    <StaffTable
      caption={caption}
      heads={["To", "Mail", "Written", { figures: "Tries" }, "Next try", "What the server said"]}
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="font-bold [overflow-wrap:anywhere]">{line.to}</td>
          <td>{mailName(line.template)}</td>
          <td className="whitespace-nowrap">{when(line.at)}</td>
          <td className="number">{line.attempts}</td>
          <td className="whitespace-nowrap">{line.nextTry ? when(line.nextTry) : "None"}</td>
          <td className="min-w-60">{line.error}</td>
        </tr>
      ))}
    </StaffTable>
  );
}
