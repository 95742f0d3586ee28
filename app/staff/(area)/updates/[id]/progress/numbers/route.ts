import { requireStaff } from "@/lib/auth/viewer";
import { getSendPicture } from "@/lib/updates/queries/get-send-picture";

/** What an operator sees of a send as JSON, for the page that shows it live. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  await requireStaff("write-updates");
  const picture = await getSendPicture((await params).id);
  const headers = { "Cache-Control": "private, no-store" };
  return picture
    ? Response.json(picture, { headers })
    : Response.json({ error: "There is no such send." }, { status: 404, headers });
}
