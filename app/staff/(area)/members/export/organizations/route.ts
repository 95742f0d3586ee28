import { requireStaff } from "@/lib/auth/viewer";
import { exportOrganizations } from "@/lib/members/commands/export-members";
import { textStream } from "@/lib/platform/text-stream";

/** All organizations as a CSV file; `excel` asks for a mark. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await requireStaff("manage-members");
  if (request.headers.get("sec-fetch-site") === "cross-site")
    return new Response("Forbidden.\n", { status: 403 });
  const mark = new URL(request.url).searchParams.has("excel");
  const { text } = await exportOrganizations(viewer, { mark });
  const today = new Date().toISOString().slice(0, 10);
  return new Response(textStream(text), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="organizations-${today}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
