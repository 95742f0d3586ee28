import { z } from "zod";
import { reasonWords } from "@/components/staff/import-words";
import { requireStaff } from "@/lib/auth/viewer";
import { readRefused } from "@/lib/members/import/queries/read-refused";
import { textStream } from "@/lib/platform/text-stream";

/** The refused rows of a list, to be corrected in a spreadsheet and handed in again. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse((await params).id);
  const found = id.success ? await readRefused(viewer, id.data, reasonWords) : null;
  if (!found) return new Response("This list, or its file, is no longer here.\n", { status: 404 });
  const name = found.fileName.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/[^\w.-]+/g, "-");
  return new Response(textStream(found.text), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="refused-${name || "list"}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
