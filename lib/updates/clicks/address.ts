import { siteUrl } from "@/lib/platform/env";
import { keyedHash, signId, verifySignedId } from "@/lib/platform/tokens";
import { CLICK_SLOT } from "./slot";

// A counted link: /go/NUMBER.TOKEN.SEALED. The number names the row of update_link, the token whose mail it stands in
// (16 bytes of the delivery's id, 16 of HMAC), and the last part the target with its own signature: where a link leads
// is known without the database, and nobody can make one that leads elsewhere.

/** 16 signs of base64url: 96 bits of HMAC-SHA-256. */
const SEAL = 16;

/** Outlook and some gateways cut longer addresses. */
const LONGEST = 1900;

const sealOf = (number: number, target: string): string =>
  keyedHash(`${number} ${target}`, "click-target").slice(0, SEAL);

/** Addresses of this site are kept short: from the slash on. */
const shorten = (url: string): string =>
  url.startsWith(`${siteUrl()}/`) ? url.slice(siteUrl().length) : url || "/";

/**
 * The address written in place of a link, with CLICK_SLOT where each person's token belongs.
 * @param url where it leads; "": the front page (the decoy)
 */
export function countedAddress(number: number, url: string): string {
  const target = shorten(url);
  const sealed = sealOf(number, target) + Buffer.from(target).toString("base64url");
  return `${siteUrl()}/go/${number}.${CLICK_SLOT}.${sealed}`;
}

/** The largest number a link can get: PostgreSQL's integer. */
const LARGEST = 2 ** 31 - 1;

/** Whether the address that would stand in place of a link is one that mail programs leave whole. */
export const fits = (url: string): boolean => countedAddress(LARGEST, url).length <= LONGEST;

/** The token that takes the place of CLICK_SLOT in a person's mail. */
export const clickToken = (deliveryId: string): string => signId(deliveryId, "click");

/** What the last part of a counted link's address says. Each is null where we did not make it. */
export type FollowedLink = { number: number | null; deliveryId: string | null; target: string | null };

/** Reads the part behind /go/. Nothing is asked of the database. */
export function readCounted(path: string): FollowedLink {
  const [, digits, token = "", sealed = ""] = /^(\d{1,10})(?:\.([\w-]*))?(?:\.([\w-]*))?/.exec(path) ?? [];
  const number = digits && Number(digits) > 0 && Number(digits) <= LARGEST ? Number(digits) : null;
  if (number === null) return { number, deliveryId: null, target: null };
  const target = Buffer.from(sealed.slice(SEAL), "base64url").toString("utf8");
  const ours = target !== "" && sealOf(number, target) === sealed.slice(0, SEAL);
  return {
    number,
    deliveryId: verifySignedId(token, "click"),
    target: ours ? fullAddress(target) : null,
  };
}

/** A stored url as a Location field takes it: whole, in ASCII (RFC 9110, section 10.2.2). */
export function fullAddress(target: string): string | null {
  const whole = target.startsWith("/") || target === "" ? `${siteUrl()}${target || "/"}` : target;
  return URL.canParse(whole) && /^https?:\/\//i.test(whole) ? new URL(whole).href : null;
}
