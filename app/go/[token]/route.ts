import { truncateNetwork, UNKNOWN_NETWORK } from "@/lib/members/policy";
import { siteUrl } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { keyedHash } from "@/lib/platform/tokens";
import { readCounted } from "@/lib/updates/clicks/address";
import { noteClick } from "@/lib/updates/commands/note-click";
import { robotByRequest } from "@/lib/updates/clicks/robots";
import { getLinkTarget } from "@/lib/updates/queries/get-link-target";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/**
 * A counted link of an update: on to where it leads, whether or not the click can be counted. The target is in the
 * address, signed; only where that part was cut off is it looked up.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { number, deliveryId, target } = readCounted((await params).token);
  const goal = target ?? (number === null ? null : await lookUp(number));
  if (goal && number !== null && deliveryId) note(request, number, deliveryId);
  return new Response(null, {
    status: 302,
    headers: {
      // Whoever followed a link that is none of ours, or was cut short, is at least on our site.
      Location: goal ?? `${siteUrl()}/`,
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });
}

export const HEAD = GET;

async function lookUp(number: number): Promise<string | null> {
  return getLinkTarget(number).catch((cause: unknown) => {
    log.warn({ err: cause }, "a link that was cut short cannot be looked up now");
    return null;
  });
}

function note(request: Request, linkId: number, deliveryId: string): void {
  const at = new Date();
  const network = truncateNetwork(request.headers.get("x-movement-ip") ?? UNKNOWN_NETWORK);
  noteClick({
    ...{ linkId, deliveryId, at },
    robot: robotByRequest(request.method, (name) => request.headers.get(name)),
    // Of a day's key: it tells that two clicks came from one network that day, and nothing after it.
    network:
      network === UNKNOWN_NETWORK
        ? null
        : keyedHash(`${at.toISOString().slice(0, 10)} ${network}`, "click-network").slice(0, 16),
  });
}
