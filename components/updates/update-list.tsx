import { StaffTable } from "@/components/staff/staff-table";
import { languageNames } from "@/components/updates/obstacle-list";
import { formatter, type Locale } from "@/lib/platform/i18n";
import type { UpdateKind, UpdateStatus } from "@/lib/updates/schema";

export type UpdateListLine = {
  id: string;
  subject: string;
  kind: UpdateKind;
  status: UpdateStatus;
  locales: readonly Locale[];
  changedAt: Date;
  approvedAt: Date | null;
  author: string;
  recipients: number;
};

const { dateTime, number } = formatter("en");
const when = (at: Date) => dateTime(at, { dateStyle: "medium", timeStyle: "short" });

export const statusNames: Record<UpdateStatus, string> = {
  draft: "Draft",
  submitted: "Waiting for a decision",
  scheduled: "Scheduled",
  sending: "Going out now",
  paused: "Paused",
  stopped: "Stopped",
  sent: "Sent",
};

/** Every update: what is going out, what is being written, what was sent. */
export function UpdateList({ updates }: { updates: readonly UpdateListLine[] }) {
  return (
    <StaffTable caption="Updates" heads={["Subject", "State", "Languages", "People", "By", "When"]}>
      {updates.map((line) => (
        <tr key={line.id}>
          <td className="min-w-60 font-bold">
            <a href={`/staff/updates/${line.id}${line.status === "draft" ? "" : "/progress"}`}>
              {line.subject || "No subject yet"}
            </a>
            {line.kind === "digest" ? (
              <span className="block font-normal text-quiet">Monthly digest</span>
            ) : null}
          </td>
          <td className="whitespace-nowrap">{statusNames[line.status]}</td>
          <td>{line.locales.map((locale) => languageNames[locale]).join(", ") || "None yet"}</td>
          <td className="tabular-nums">{line.status === "draft" ? "" : number(line.recipients)}</td>
          <td>{line.author}</td>
          <td className="whitespace-nowrap">{when(line.approvedAt ?? line.changedAt)}</td>
        </tr>
      ))}
    </StaffTable>
  );
}
