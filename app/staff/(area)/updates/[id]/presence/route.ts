import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { leavePresence, notePresence } from "@/lib/updates/commands/note-presence";
import { isForeign } from "../../foreign";

const headers = { "Cache-Control": "private, no-store" };

/** Notes that somebody has the editor open, and answers as JSON who else does; with ?left that they closed it. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const viewer = await requireStaff("write-updates");
  if (isForeign(request)) return Response.json({ error: "Forbidden." }, { status: 403, headers });
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return gone();
  if (new URL(request.url).searchParams.has("left")) {
    await leavePresence(viewer, id.data);
    return new Response(null, { status: 204, headers });
  }
  const company = await notePresence(viewer, id.data);
  return company ? Response.json(company, { headers }) : gone();
}

const gone = () => Response.json({ error: "There is no such update." }, { status: 404, headers });
