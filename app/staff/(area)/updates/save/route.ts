import { requireStaff } from "@/lib/auth/viewer";
import { isForeign } from "../foreign";
import { saveTyped } from "../save-typed";

/** Saves what the editor holds while somebody types, and by its buttons; answers with what it shows then, as JSON. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await requireStaff("write-updates");
  const headers = { "Cache-Control": "private, no-store" };
  if (isForeign(request)) return Response.json({ error: "Forbidden." }, { status: 403, headers });
  return Response.json(await saveTyped(viewer, await request.formData()), { headers });
}
