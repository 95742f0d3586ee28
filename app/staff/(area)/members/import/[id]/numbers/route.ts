import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { getImport } from "@/lib/members/import/queries/get-import";

/** How far a list has come, as JSON, for the page that shows it live. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse((await params).id);
  const found = id.success ? await getImport(viewer, id.data) : null;
  const headers = { "Cache-Control": "private, no-store" };
  if (!found) return Response.json({ error: "There is no such list." }, { status: 404, headers });
  const { status, rowsDone, rowsTotal, counts } = found;
  return Response.json({ status, rowsDone, rowsTotal, counts }, { headers });
}
