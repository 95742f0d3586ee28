import { requireStaff } from "@/lib/auth/viewer";
import { isLocale } from "@/lib/platform/i18n";
import { previewMail } from "@/lib/updates/compose";
import { getUpdate } from "@/lib/updates/queries/get-update";

// A mail brings its own styles and its pictures, and has an origin of its own and no rights in it.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

type Props = { params: Promise<{ id: string; locale: string }> };

/** An update's mail in one language, for the frames of its preview. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  await requireStaff("write-updates");
  const { id, locale } = await params;
  const update = await getUpdate(id);
  if (!update || !isLocale(locale)) return new Response("There is no such update.\n", { status: 404 });
  const { html } = previewMail(update.content[locale], locale);
  return new Response(html.replace(/<head>/i, '<head><base target="_blank">'), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
      "Cache-Control": "private, no-store",
    },
  });
}
