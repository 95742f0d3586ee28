import { requireStaff } from "@/lib/auth/viewer";
import { getProgress } from "@/lib/updates/queries/get-progress";

/** A send's numbers as JSON, for the page that shows them live. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  await requireStaff("write-updates");
  const progress = await getProgress((await params).id);
  const headers = { "Cache-Control": "private, no-store" };
  return progress
    ? Response.json(progress, { headers })
    : Response.json({ error: "There is no such send." }, { status: 404, headers });
}
