import { feedTypes, toAtom, toJsonFeed } from "@/lib/content/feeds/formats";
import { defaultLocale, isLocale } from "@/lib/platform/i18n";
import { feedOf } from "../../feed-of";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ locale: string; format: string; path?: string[] }> };

/** What is new, for feed readers: /feed.xml and /feed.json, and the same behind the address of a page that has one. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, format, path = [] } = await params;
  if (format !== "xml" && format !== "json") return notThere();
  const feed = await feedOf(isLocale(locale) ? locale : defaultLocale, `/${path.join("/")}`);
  if (!feed) return notThere();
  return new Response(format === "xml" ? toAtom(feed) : toJsonFeed(feed), {
    headers: { "Content-Type": `${feedTypes[format]}; charset=utf-8` },
  });
}

// Says nothing: the document server answers with the page for what is not found.
const notThere = () => new Response(null, { status: 404 });
