import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { isLocale } from "@/lib/platform/i18n";
import { previewMail } from "@/lib/updates/compose";
import { getOutgoing } from "@/lib/updates/queries/get-outgoing";
import { getReader } from "@/lib/updates/queries/get-reader";

// A mail brings its own styles and its pictures, and has an origin of its own and no rights in it.
const policy = (pictures: string) =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src ${pictures}; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`;

/** The reader's dark setting is not the one of whoever looks at the preview: the frame is told which. */
const lit = (html: string, dark: boolean): string =>
  html
    .replaceAll("@media (prefers-color-scheme: dark)", dark ? "@media all" : "@media not all")
    .replace("color-scheme: light dark", `color-scheme: ${dark ? "dark" : "light"}`);

type Props = { params: Promise<{ id: string; locale: string }> };

/**
 * An update's mail in one language, for the frames of its preview: `look` dark or blocked, `as` a member's id, `subject`
 * the number of one that is tested.
 */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const viewer = await requireStaff("write-updates");
  const { id, locale } = await params;
  const asked = new URL(request.url).searchParams;
  const subject = Number(asked.get("subject")) || 1;
  const outgoing = isLocale(locale) ? await getOutgoing(id, locale, subject) : null;
  if (!outgoing || !isLocale(locale)) return new Response("There is no such update.\n", { status: 404 });
  const as = asked.get("as");
  const reader =
    as && can(viewer, "manage-members") ? await getReader(viewer, as, outgoing.frame.kind) : null;
  const { html } = previewMail(outgoing.part, locale, outgoing.frame, reader?.personal);
  const look = asked.get("look");
  const shown = lit(html, look === "dark").replace(/<head>/i, '<head><base target="_blank">');
  // This site's own pictures too, where it is not on https.
  const pictures = look === "blocked" ? "'none'" : `https: data: ${new URL(request.url).origin}`;
  return new Response(shown, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy(pictures),
      "Cache-Control": "private, no-store",
    },
  });
}
