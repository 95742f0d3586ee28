import { stringify } from "csv-stringify/sync";
import { answerWords } from "@/components/staff/organizations/name-use-table";
import { requireStaff } from "@/lib/auth/viewer";
import { listNameUses } from "@/lib/members/queries/list-name-uses";

/** The answers as CSV (RFC 4180, UTF-8 with a mark, so that spreadsheets read the accents). */
export async function GET(request: Request): Promise<Response> {
  const viewer = await requireStaff("manage-members");
  const title = new URL(request.url).searchParams.get("title")?.slice(0, 200);
  const lines = await listNameUses(viewer, { title: title ?? undefined });
  const csv = stringify(
    lines.map((line) => [
      line.organization.name,
      line.title,
      answerWords(line),
      line.answeredBy,
      line.answeredAt?.toISOString(),
      line.answerBy?.toISOString().slice(0, 10),
      line.askedAt.toISOString(),
      line.askedBy,
    ]),
    {
      bom: true,
      header: true,
      // What a spreadsheet would take for a formula stays words.
      escape_formulas: true,
      columns: [
        "Organization",
        "Under",
        "Answer",
        "Answered by",
        "Answered",
        "Answer by",
        "Asked",
        "Asked by",
      ],
    },
  );
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="use-of-names.csv"',
      "Cache-Control": "private, no-store",
    },
  });
}
