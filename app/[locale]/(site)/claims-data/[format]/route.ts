import { claimsCsv, claimsJson } from "@/lib/content/claims-data";
import { getSite, listClaims } from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { defaultLocale, isLocale } from "@/lib/platform/i18n";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ locale: string; format: string }> };

/** All figures as data: /claims.csv and /claims.json. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, format } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const claims = listClaims().values();
  if (format === "csv") {
    return new Response(claimsCsv(claims, siteUrl()), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": 'attachment; filename="claims.csv"',
      },
    });
  }
  if (format === "json") {
    return new Response(claimsJson(claims, { locale, site: getSite(), origin: siteUrl() }), {
      headers: { "Content-Type": "application/json; charset=utf-8" },
    });
  }
  return new Response("There is no such file.\n", { status: 404 });
}
