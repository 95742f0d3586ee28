import { requireStaff } from "@/lib/auth/viewer";
import { textStream } from "@/lib/platform/text-stream";
import { exportReport } from "@/lib/updates/commands/export-report";
import { getUpdateTitle } from "@/lib/updates/queries/get-update-title";
import { reportListSchema } from "@/lib/updates/report";

type Context = { params: Promise<{ id: string }> };

/** The people of a report's row as a CSV file; `row` and `why` say which, `excel` asks for a mark. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await requireStaff("manage-members");
  // Another site's link must not write into our records that somebody took the list with them.
  if (request.headers.get("sec-fetch-site") === "cross-site")
    return new Response("Forbidden.\n", { status: 403 });
  const { id } = await params;
  if ((await getUpdateTitle(id)) === null) return new Response("Not found.\n", { status: 404 });
  const { searchParams } = new URL(request.url);
  const { row, why } = reportListSchema.parse(Object.fromEntries(searchParams));
  const text = await exportReport(viewer, id, { row, why, mark: searchParams.has("excel") });
  const today = new Date().toISOString().slice(0, 10);
  return new Response(textStream(text), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="report-${row}-${today}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
