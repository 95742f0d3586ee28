import { requireMember } from "@/lib/auth/member";
import { collectPersonData } from "@/lib/members/queries/collect-person-data";
import { zipPersonData } from "@/lib/members/person-data";
import { localePath, translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../../(join)/visitor";

type Context = { params: Promise<{ locale: string }> };

/** A member's copy of everything that is held of them, made for this one answer. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const locale = readLocale((await params).locale);
  const viewer = await requireMember(locale, "/account/data");
  const collected = await collectPersonData(viewer);
  if (!collected) return Response.redirect(new URL(localePath(locale, "/account"), request.url), 303);
  const madeAt = new Date();
  const name = translator(locale, "account")("data.fileName");
  return new Response(zipPersonData(collected, locale, madeAt), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${name}-${madeAt.toISOString().slice(0, 10)}.zip"`,
      "Cache-Control": "private, no-store",
    },
  });
}
