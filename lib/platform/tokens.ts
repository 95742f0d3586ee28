import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "./env";

/** The secret that signs links and sessions. The launcher sees to it that there is one. */
function secret(): string {
  if (!env.AUTH_SECRET) throw new Error("AUTH_SECRET is not set");
  return env.AUTH_SECRET;
}

/** 128 random bits, as 22 characters of base64url. */
export const createSeed = (): string => randomBytes(16).toString("base64url");

/**
 * The token that goes into a link, made from a stored seed and the secret (HMAC-SHA-256, RFC 2104; 43 characters).
 * Mail waiting in the outbox holds the seed, the database holds the token's hash: neither opens anything alone.
 */
export const tokenFromSeed = (seed: string, purpose: string): string =>
  createHmac("sha256", secret()).update(`${purpose}:${seed}`).digest("base64url");

/**
 * A text's keyed hash (HMAC-SHA-256) in base64url: recognises it again, and tells nobody what it was who has the
 * database but not the secret.
 */
export const keyedHash = (text: string, purpose: string): string =>
  createHmac("sha256", secret()).update(`${purpose}:${text}`).digest("base64url");

/** What is stored of a token: its SHA-256 in hex. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/**
 * A token that carries a UUID and proves that we made it: 16 bytes of id, 16 bytes of HMAC-SHA-256, 43 characters.
 * Nothing has to be stored for it, and it works as long as the secret is kept.
 */
export function signId(id: string, purpose: string): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  if (bytes.length !== 16) throw new Error("signId takes a UUID");
  return Buffer.concat([bytes, macOf(bytes, purpose)]).toString("base64url");
}

/** The UUID in a token made by `signId` for the same purpose, or null if we did not make it. */
export function verifySignedId(token: string, purpose: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const id = bytes.subarray(0, 16);
  if (!timingSafeEqual(bytes.subarray(16), macOf(id, purpose))) return null;
  return id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const macOf = (bytes: Buffer, purpose: string): Buffer =>
  createHmac("sha256", secret()).update(`${purpose}:`).update(bytes).digest().subarray(0, 16);
