import { randomFillSync } from "node:crypto";

const EACH = 9;
const pool = Buffer.alloc(EACH * 400);
let taken = pool.length;
let moment = 0;
let place = 0;

/**
 * A time-ordered UUID (RFC 9562, section 5.7) for rows that plain SQL adds many at a time. Those of one millisecond
 * ascend too (section 6.2, a counter of 26 bits that begins anywhere in its lower quarter): an index of them grows at
 * its end only.
 */
export function uuid7(now = Date.now()): string {
  // Randomness by the pool: asking for it row by row would cost more than all the rest.
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  const hex = pool.toString("hex", taken, taken + 6);
  place = now === moment ? place + 1 : pool.readUIntBE(taken + 6, 3);
  moment = now;
  taken += EACH;
  const time = now.toString(16).padStart(12, "0");
  const [high, low] = [0x7000 | (place >>> 14), 0x8000 | (place & 0x3fff)];
  return `${time.slice(0, 8)}-${time.slice(8)}-${high.toString(16)}-${low.toString(16)}-${hex}`;
}
