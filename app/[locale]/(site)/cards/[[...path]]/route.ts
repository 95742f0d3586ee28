import { cardSize } from "@/lib/pictures/card";
import { toPng } from "@/lib/pictures/png";
import { defaultLocale, isLocale } from "@/lib/platform/i18n";
import { cardOf } from "../card-of";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ locale: string; path?: string[] }> };

/** The picture that stands for a page where its address is shared: /card.png, and /PATH/card.png for every page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, path = [] } = await params;
  const card = await cardOf(isLocale(locale) ? locale : defaultLocale, `/${path.join("/")}`);
  if (!card) return new Response("There is no such page.\n", { status: 404 });
  return new Response(await toPng(card, cardSize), { headers: { "Content-Type": "image/png" } });
}
