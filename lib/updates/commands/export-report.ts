import { streamCsv } from "@/lib/members/commands/export-members";
import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { homeTimeZone } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { rowSql, whyCode } from "../queries/delivery-sql";
import type { ReportRow } from "../report";

const moment = (at: string) => `to_char(${at} at time zone '${homeTimeZone}', 'YYYY-MM-DD HH24:MI:SS')`;

const columns = [
  { head: "Email", sql: "d.email" },
  { head: "First name", sql: "p.first_name" },
  { head: "Last name", sql: "p.last_name" },
  { head: "Language", sql: "d.locale" },
  { head: "State", sql: "d.status::text" },
  { head: "Why", sql: `nullif(${whyCode}, '')` },
  { head: "In the server's words", sql: "d.reason" },
  { head: "Sent (Los Angeles)", sql: moment("d.sent_at") },
  { head: "Tries", sql: "d.attempts::text" },
  { head: "Message-ID", sql: "d.message_id" },
  { head: "Record", sql: "d.person_id::text" },
] as const;

/**
 * The people a row of an update's report stands for, as CSV (see `streamCsv`). That it was taken is written down first.
 * @throws AppError "forbidden" unless the viewer looks after members
 */
export async function exportReport(
  viewer: StaffViewer,
  updateId: string,
  { row, why, mark }: { row: ReportRow; why: string; mark: boolean },
): Promise<AsyncGenerator<string>> {
  requireCan(viewer, "manage-members");
  await db.auditEvent.create({
    data: {
      actorId: viewer.personId,
      action: "export",
      subject: "deliveries",
      detail: { updateId, row, ...(why && { why }) },
    },
  });
  const params: unknown[] = [updateId];
  const fit = rowSql(row, why, (value) => `$${params.push(value)}`);
  const rest = `from delivery d left join person p on p.id = d.person_id where ${fit} order by d.email_key`;
  return streamCsv(columns, rest, params, { mark });
}
