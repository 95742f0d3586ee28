import { getSite } from "@/lib/content/store";
import { joinUrl } from "@/lib/members/partner-link";
import { getPartnerPage } from "@/lib/members/queries/get-partner-page";
import { defaultLocale, isLocale } from "@/lib/platform/i18n";
import { printedFormats, printWayIn } from "@/lib/print/way-in";

export const dynamic = "force-dynamic";

/** A partner's code or poster, in the page's language. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; token: string; format: string }> },
): Promise<Response> {
  const { token, ...asked } = await params;
  const format = printedFormats.find((known) => known === asked.format);
  const partner = format ? await getPartnerPage(token) : null;
  if (!format || !partner) return new Response("There is no such page.\n", { status: 404 });
  const locale = isLocale(asked.locale) ? asked.locale : defaultLocale;
  const { code, name } = partner;
  const address = joinUrl({ kind: "ref", name: code }, locale);
  return printWayIn(format, { locale, address, by: name, site: getSite(), name: code });
}
