import { createHash } from "node:crypto";
import { queueMail } from "@/lib/mail/outbox";
import { emailKey } from "@/lib/members/policy";
import { after, HOUR, MINUTE } from "@/lib/platform/clock";
import { env, siteUrl } from "@/lib/platform/env";
import { allow, type RateLimitRule } from "@/lib/platform/rate-limit";
import { createSeed, tokenFromSeed } from "@/lib/platform/tokens";
import { getStaffByEmail, isSignInTokenOpen, storeSignInToken } from "./adapter";

/** How long a mailed link works, in milliseconds. */
export const MAILED_LINK_LENGTH = 15 * MINUTE;
/** How long a link printed for the operator works, in milliseconds. */
export const PRINTED_LINK_LENGTH = 24 * HOUR;

const perAddress: RateLimitRule = { name: "sign-in-address", points: 5, per: 15 * 60 };
const perNetwork: RateLimitRule = { name: "sign-in-network", points: 30, per: 15 * 60 };

/** What is stored of a link's token. next-auth 4 hashes what it is given the same way before it asks the adapter. */
const storedHash = (token: string): string =>
  createHash("sha256").update(`${token}${env.AUTH_SECRET}`).digest("hex");

const linkTo = (token: string, email: string): string =>
  `${siteUrl()}/staff/sign-in/${token}?email=${encodeURIComponent(email)}`;

/**
 * A one-time sign-in link for a member of staff, to be printed for the operator; null when the address is nobody's
 * who works here. `lengthMs` is how long it works.
 */
export async function createSignInLink(
  email: string,
  lengthMs: number = PRINTED_LINK_LENGTH,
): Promise<string | null> {
  const staff = await getStaffByEmail(email);
  if (!staff) return null;
  const token = tokenFromSeed(createSeed(), "staff-sign-in");
  const expiresAt = after(new Date(), lengthMs);
  await storeSignInToken({ tokenHash: storedHash(token), email: staff.email, expiresAt });
  return linkTo(token, staff.email);
}

/**
 * Mails a one-time link to a member of staff. The answer is the same whoever the address belongs to: the form must
 * not tell who works here. "too-many" speaks of the network the tries come from, never of the address.
 */
export async function requestSignIn(email: string, network: string): Promise<"asked" | "too-many"> {
  if (!(await allow(perNetwork, network))) return "too-many";
  const key = emailKey(email);
  const withinLimit = await allow(perAddress, createHash("sha256").update(key).digest("hex"));
  const staff = await getStaffByEmail(email);
  if (!staff || !withinLimit) return "asked";
  const seed = createSeed();
  const tokenHash = storedHash(tokenFromSeed(seed, "staff-sign-in"));
  const expiresAt = after(new Date(), MAILED_LINK_LENGTH);
  await storeSignInToken({ tokenHash, email: staff.email, expiresAt }, (tx) =>
    queueMail(tx, {
      template: "staff-sign-in",
      locale: "en",
      to: staff.email,
      toKey: key,
      dedupeKey: `staff-sign-in:${tokenHash}`,
      data: { seed, email: staff.email },
    }),
  );
  return "asked";
}

/** Whether the link with this token and address would sign someone in now. Looking does not use it up. */
export const isSignInLinkOpen = (token: string, email: string): Promise<boolean> =>
  isSignInTokenOpen(storedHash(token), email, new Date());
