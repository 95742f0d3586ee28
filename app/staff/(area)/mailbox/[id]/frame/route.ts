import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { getKeptMail } from "@/lib/mail/queries";

// A mail brings its own styles and nothing else: no script, no image from elsewhere, an origin of its own. Links open
// beside the staff area.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** A kept mail's HTML, for the frame on its page. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  await requireStaff("read-mailbox");
  const id = z.uuid().safeParse((await params).id);
  const mail = id.success ? await getKeptMail(id.data) : null;
  if (!mail) return new Response("There is no such mail.\n", { status: 404 });
  return new Response(mail.html.replace(/<head>/i, '<head><base target="_blank">'), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
      "Cache-Control": "private, no-store",
    },
  });
}
