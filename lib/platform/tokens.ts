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
  return uuidOf(id);
}

/**
 * The same for a place where case is not kept, such as an address: 16 bytes of id, 10 bytes of HMAC-SHA-256, 42 signs of
 * base32 (RFC 4648, section 6) in small letters.
 */
export function signIdInBase32(id: string, purpose: string): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  if (bytes.length !== 16) throw new Error("signIdInBase32 takes a UUID");
  return toBase32(Buffer.concat([bytes, macOf(bytes, `base32:${purpose}`).subarray(0, 10)]));
}

/** The UUID in a token made by `signIdInBase32` for the same purpose, in any case; null if we did not make it. */
export function verifyIdInBase32(token: string, purpose: string): string | null {
  if (!/^[a-z2-7]{42}$/i.test(token)) return null;
  const bytes = fromBase32(token.toLowerCase());
  const id = bytes.subarray(0, 16);
  if (!timingSafeEqual(bytes.subarray(16), macOf(id, `base32:${purpose}`).subarray(0, 10))) return null;
  return uuidOf(id);
}

const uuidOf = (id: Buffer): string =>
  id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

function toBase32(bytes: Buffer): string {
  let [text, bits, held] = ["", 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Buffer {
  const bytes = Buffer.alloc(Math.floor((text.length * 5) / 8));
  let [at, bits, held] = [0, 0, 0];
  for (const sign of text) {
    held = (held << 5) | BASE32.indexOf(sign);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >> bits;
    held &= (1 << bits) - 1;
  }
  return bytes;
}

const macOf = (bytes: Buffer, purpose: string): Buffer =>
  createHmac("sha256", secret()).update(`${purpose}:`).update(bytes).digest().subarray(0, 16);
