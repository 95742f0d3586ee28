import { requireStaff } from "@/lib/auth/viewer";
import { getSite } from "@/lib/content/store";
import { joinUrl } from "@/lib/members/partner-link";
import { getPartner } from "@/lib/members/queries/list-ways-in";
import { readCode } from "@/lib/members/way-in";
import { defaultLocale, isLocale } from "@/lib/platform/i18n";
import { printedFormats, printWayIn } from "@/lib/print/way-in";

export const dynamic = "force-dynamic";

const lost = () => new Response("There is no such way in.\n", { status: 404 });

/** A way in to print: ?ref=CODE or ?campaign=NAME, &locale=es; as svg, png or pdf. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ format: string }> },
): Promise<Response> {
  const viewer = await requireStaff("manage-members");
  const asked = (await params).format;
  const format = printedFormats.find((known) => known === asked);
  const query = new URL(request.url).searchParams;
  const ref = readCode(query.get("ref"));
  const name = ref || readCode(query.get("campaign"));
  const partner = ref ? await getPartner(viewer, ref) : null;
  if (!format || !name || (ref && !partner)) return lost();
  const asLocale = query.get("locale");
  const locale = isLocale(asLocale) ? asLocale : defaultLocale;
  const address = joinUrl({ kind: ref ? "ref" : "campaign", name }, locale);
  return printWayIn(format, { locale, address, by: partner?.name ?? null, site: getSite(), name });
}
