import { requireStaff } from "@/lib/auth/viewer";
import { exportPeople } from "@/lib/members/commands/export-members";
import { type PersonColumn, personColumnNames, usualPersonColumns } from "@/lib/members/export-columns";
import { memberListFilter } from "@/lib/members/queries/member-list-filter";
import { textStream } from "@/lib/platform/text-stream";

/** The people who fit the list's parameters, as a CSV file; `field` names its columns, `excel` asks for a mark. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await requireStaff("manage-members");
  // Another site's link must not write into our records that somebody took the list with them.
  if (request.headers.get("sec-fetch-site") === "cross-site")
    return new Response("Forbidden.\n", { status: 403 });
  const { searchParams } = new URL(request.url);
  const asked = Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]));
  const wanted = new Set(searchParams.getAll("field"));
  const chosen = personColumnNames.filter((name) => wanted.has(name));
  const columns: readonly PersonColumn[] = chosen.length > 0 ? chosen : usualPersonColumns;
  const filter = await memberListFilter(viewer, asked);
  const { text } = await exportPeople(viewer, { filter, columns, mark: searchParams.has("excel") });
  const today = new Date().toISOString().slice(0, 10);
  return new Response(textStream(text), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="people-${today}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
