import { randomFillSync } from "node:crypto";

const pool = Buffer.alloc(16 * 256);
let taken = pool.length;

/** A time-ordered UUID (RFC 9562, section 5.7) for rows that plain SQL adds many at a time. */
export function uuid7(now = Date.now()): string {
  // Randomness by the pool: asking for it row by row would cost more than all the rest.
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  const hex = pool.toString("hex", taken, taken + 10);
  taken += 16;
  const time = now.toString(16).padStart(12, "0");
  const variant = (8 + (parseInt(hex[3]!, 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}
