import { createHash } from "node:crypto";
import { signInToken, signInUrl } from "@/lib/mail/links";
import { queueMail } from "@/lib/mail/outbox";
import { inviteStaff, OPERATOR } from "@/lib/members/commands/invite-staff";
import { emailKey } from "@/lib/members/policy";
import { after, HOUR, MINUTE } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { allow, type RateLimitRule } from "@/lib/platform/rate-limit";
import { createSeed } from "@/lib/platform/tokens";
import {
  findSignInToken,
  getFirstAdmin,
  getStaffByEmail,
  hasAnyoneSignedIn,
  storeSignInToken,
} from "./adapter";

/** How long a mailed link works, in milliseconds. */
export const MAILED_LINK_LENGTH = 15 * MINUTE;
/** How long a link printed for the operator works, in milliseconds. */
export const PRINTED_LINK_LENGTH = 24 * HOUR;

const perAddress: RateLimitRule = { name: "sign-in-address", points: 5, per: 15 * 60 };
const perNetwork: RateLimitRule = { name: "sign-in-network", points: 30, per: 15 * 60 };

/** What is stored of a link's token. next-auth 4 hashes what it is given the same way before it asks the adapter. */
const storedHash = (token: string): string =>
  createHash("sha256").update(`${token}${env.AUTH_SECRET}`).digest("hex");

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
  const seed = createSeed();
  const expiresAt = after(new Date(), lengthMs);
  await storeSignInToken({ tokenHash: storedHash(signInToken(seed)), email: staff.email, expiresAt });
  return signInUrl(seed, staff.email);
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
  const tokenHash = storedHash(signInToken(seed));
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

/** Whose link this is, if it would sign someone in now. Looking does not use it up. */
export const getSignInLink = (token: string): Promise<{ email: string } | null> =>
  findSignInToken(storedHash(token), new Date());

/** The first administrator's address. No mail goes there (RFC 6761, section 6.4): its links are printed. */
const FIRST_STAFF = "staff@site.invalid";

/**
 * A printed link for the first sign-in on a new site, made anew at each start until someone has signed in; then null.
 * When nobody works here yet it makes a first administrator, who invites the others.
 */
export async function createFirstSignInLink(): Promise<string | null> {
  if (await hasAnyoneSignedIn()) return null;
  const first = await getFirstAdmin();
  if (first) return createSignInLink(first.email);
  await inviteStaff(OPERATOR, {
    email: FIRST_STAFF,
    role: "admin",
    firstName: "First",
    lastName: "Administrator",
  });
  return createSignInLink(FIRST_STAFF);
}
