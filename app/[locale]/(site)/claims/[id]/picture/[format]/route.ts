import { groundOfClaim, listUses } from "@/lib/content/claim-uses";
import { getClaim, getPage, listClaims, listPages } from "@/lib/content/store";
import { claimImage, claimImageSize } from "@/lib/pictures/claim-image";
import { toPng } from "@/lib/pictures/png";
import { siteUrl } from "@/lib/platform/env";
import { defaultLocale, isLocale, localePath } from "@/lib/platform/i18n";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ locale: string; id: string; format: string }> };

/** A figure as an image to drop in a slide: /claims/ID.svg and /claims/ID.png. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, id, format } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const claim = getClaim(id);
  if (!claim || (format !== "svg" && format !== "png")) {
    return new Response("There is no such figure.\n", { status: 404 });
  }
  const uses = listUses(listPages(locale), listClaims()).get(id);
  const image = claimImage({
    locale,
    claim,
    ground: groundOfClaim(uses, (address) => getPage(locale, address)),
    signature: `${new URL(siteUrl()).host}${localePath(locale, `/claims/${id}`)}`,
  });
  return format === "svg"
    ? new Response(image, { headers: { "Content-Type": "image/svg+xml; charset=utf-8" } })
    : new Response(await toPng(image, claimImageSize), { headers: { "Content-Type": "image/png" } });
}
