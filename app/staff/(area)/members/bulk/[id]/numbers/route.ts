import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { getBulk } from "@/lib/members/queries/get-bulk";

/** How far an act on many people has come, as JSON, for the page that shows it live. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const viewer = await requireStaff("manage-members");
  const { id } = await params;
  const bulk = z.uuid().safeParse(id).success ? await getBulk(viewer, id, new Date()) : null;
  const headers = { "Cache-Control": "private, no-store" };
  if (!bulk) return Response.json({ error: "There is no such work." }, { status: 404, headers });
  const { status, done, total } = bulk;
  return Response.json({ status, done, total }, { headers });
}
