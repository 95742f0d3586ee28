import { z } from "zod";
import { MINUTE } from "@/lib/platform/clock";
import { keyedHash } from "@/lib/platform/tokens";
import { heldKinds, type HeldKind } from "./schema";

/** For how long after signing in somebody may delete what is held of them, in milliseconds. */
export const FRESH_LENGTH = 30 * MINUTE;

const count = z.number().int().min(0);
const receiptSchema = z.object({
  /** Milliseconds since 1970. */
  at: z.number().int(),
  by: z.enum(["member", "staff"]),
  erased: z.object(
    Object.fromEntries(heldKinds.map((kind) => [kind, count])) as Record<HeldKind, typeof count>,
  ),
  /** How many organizations they acted for, and how many of those came off the public list. */
  organizations: count,
  unlisted: count,
  /** How many addresses are kept as a keyed hash. */
  hashes: count,
});

/** What an erasure did: numbers and a moment, and nothing that says whose. */
export type Receipt = z.infer<typeof receiptSchema>;

/** SHA-256 in base64url. */
const MAC_LENGTH = 43;
const macOf = (body: string): string => keyedHash(body, "erasure-receipt");

/** A receipt that proves itself, as it stands in an address: nothing has to be kept for it. */
export function writeReceipt(receipt: Receipt): string {
  const { at, by, erased, organizations, unlisted, hashes } = receipt;
  const row = [
    at,
    by === "staff" ? 1 : 0,
    organizations,
    unlisted,
    hashes,
    ...heldKinds.map((it) => erased[it]),
  ];
  const body = Buffer.from(row.map((number) => number.toString(36)).join(".")).toString("base64url");
  // Without a dot: an address whose last part has one is taken for a file's.
  return body + macOf(body);
}

/** What a receipt says; null when we did not write it. */
export function readReceipt(token: string): Receipt | null {
  const [body, mac] = [token.slice(0, -MAC_LENGTH), token.slice(-MAC_LENGTH)];
  if (token.length > 400 || !body || mac !== macOf(body)) return null;
  const row = Buffer.from(body, "base64url")
    .toString()
    .split(".")
    .map((text) => Number.parseInt(text, 36));
  const [at, by, organizations, unlisted, hashes, ...counts] = row;
  const erased = Object.fromEntries(heldKinds.map((kind, nth) => [kind, counts[nth]]));
  const read = receiptSchema.safeParse({
    ...{ at, erased, organizations, unlisted, hashes },
    by: by === 1 ? "staff" : "member",
  });
  return read.success ? read.data : null;
}
