import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { allow } from "@/lib/platform/rate-limit";
import { hashToken } from "@/lib/platform/tokens";
import { joinLimits, UNKNOWN_NETWORK } from "../policy";
import type { JoinInput } from "../schema";
import { sourceOf, type WayIn } from "../way-in";
import { requestOf, settleRequest } from "./request-to-join";

async function withinLimits(network: string, emailKey: string): Promise<boolean> {
  // One counter for everybody we know nothing of would let one of them lock out all others.
  if (network !== UNKNOWN_NETWORK && !(await allow(joinLimits.network, network))) return false;
  return allow(joinLimits.address, hashToken(emailKey));
}

/** The partner's code if it is one that counts: a closed one, and one that never was, count for nobody. */
async function openPartner(code: string): Promise<string | null> {
  if (!code) return null;
  const partner = await db.partner.findUnique({ where: { code, closedAt: null }, select: { code: true } });
  return partner?.code ?? null;
}

/**
 * Takes a request to join that came from outside: within the limits, and counted for who brought it.
 * @returns false when there were too many tries
 */
export async function takeRequest(
  input: JoinInput,
  {
    wayIn,
    ...place
  }: { locale: Locale; method: "join-form" | "embedded-form"; network: string; wayIn: WayIn },
  now: Date,
): Promise<boolean> {
  const source = sourceOf(wayIn, await openPartner(wayIn.ref));
  const request = requestOf(input, { ...place, ...source }, now);
  if (!(await withinLimits(place.network, request.emailKey))) return false;
  await settleRequest(request, now);
  return true;
}
