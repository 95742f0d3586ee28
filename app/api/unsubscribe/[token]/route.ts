import { truncateNetwork, UNKNOWN_NETWORK } from "@/lib/members/policy";
import { unsubscribe } from "@/lib/members/commands/unsubscribe";
import { mailPurposes } from "@/lib/members/schema";
import { siteUrl } from "@/lib/platform/env";
import { defaultLocale } from "@/lib/platform/i18n";
import { isUnsubscribeToken, resolveUnsubscribeToken } from "@/lib/updates/queries/resolve-unsubscribe-token";

type Context = { params: Promise<{ token: string }> };

const HEADER = "List-Unsubscribe";
const ONE_CLICK = "One-Click";

const answer = (words: string, status: number): Response =>
  new Response(`${words}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });

/**
 * One-click unsubscribe (RFC 8058): a mail program posts the header's own words, without cookies, and wants no page.
 * The token is the proof; nobody has to sign in. It ends the kind of mail that it stood in.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const form = await request.formData().catch(() => null);
  if (form?.get(HEADER) !== ONE_CLICK) return answer(`This address takes ${HEADER}=${ONE_CLICK} only.`, 400);
  const { token } = await params;
  const found = await resolveUnsubscribeToken(token);
  // Whoever had everything deleted gets no mail any more: what was asked for is so.
  if (!found && isUnsubscribeToken(token)) return answer("Nothing is held here of you any more.", 200);
  if (!found) return answer("This link is not one of ours.", 404);
  await unsubscribe(found.personId, {
    purposes: found.purpose ? [found.purpose] : mailPurposes,
    method: "one-click",
    words: `${HEADER}=${ONE_CLICK}`,
    locale: defaultLocale,
    network: truncateNetwork(request.headers.get("x-movement-ip") ?? UNKNOWN_NETWORK),
  });
  return answer("Unsubscribed.", 200);
}

/** Somebody opened the header's address by hand: they get the page with the button. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return Response.redirect(`${siteUrl()}/unsubscribe/${encodeURIComponent(token)}`, 303);
}
