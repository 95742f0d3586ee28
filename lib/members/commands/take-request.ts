import { announceMail, outboxRow } from "@/lib/mail/outbox";
import { after } from "@/lib/platform/clock";
import { db, pgPool } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { asCounters } from "@/lib/platform/rate-limit";
import { snakeCase } from "@/lib/platform/snake-case";
import { hashToken } from "@/lib/platform/tokens";
import { uuid7 } from "@/lib/platform/uuid";
import { JOIN_MAIL_WINDOW, joinLimits, UNKNOWN_NETWORK } from "../policy";
import type { JoinInput } from "../schema";
import { sourceOf, type WayIn } from "../way-in";
import { type NewRequest, requestOf, settleRequest } from "./request-to-join";
import { newLink } from "./send-join-mail";

/** What a request that came from outside is counted against. */
const triesOf = (network: string, emailKey: string) =>
  asCounters([
    // One counter for everybody we know nothing of would let one of them lock out all others.
    ...(network === UNKNOWN_NETWORK ? [] : [[joinLimits.network, network] as const]),
    [joinLimits.address, hashToken(emailKey)] as const,
  ]);

/** The partner's code if it is one that counts: a closed one, and one that never was, count for nobody. */
async function openPartner(code: string): Promise<string | null> {
  if (!code) return null;
  const partner = await db.partner.findUnique({ where: { code, closedAt: null }, select: { code: true } });
  return partner?.code ?? null;
}

/** Counts the try and, where nothing is known of the address, keeps all that a request leads to, in one statement. */
async function keepNew(request: NewRequest, now: Date): Promise<"too-many" | "known" | "kept"> {
  const id = uuid7(now.getTime());
  const { token, mail } = newLink({ ...request, id }, now, now);
  const { counters, most, seconds } = triesOf(request.network, request.emailKey);
  const { rows } = await pgPool().query<{ taken: "too-many" | "known" | "kept" }>({
    name: "take-new-join-request",
    text: "select take_new_join_request($1, $2, $3, $4, $5, $6, $7, $8) as taken",
    values: [
      ...[counters, most, seconds, now, after(now, -JOIN_MAIL_WINDOW)],
      JSON.stringify(snakeCase({ ...request, id })),
      JSON.stringify(snakeCase(token)),
      JSON.stringify(outboxRow(mail, now)),
    ],
  });
  return rows[0]?.taken ?? "known";
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
  const taken = await keepNew(request, now);
  if (taken === "too-many") return false;
  if (taken === "kept") announceMail();
  // Somebody who is known here: what the request means depends on what is known.
  else await settleRequest(request, now);
  return true;
}
