import { type Ground, grounds } from "@/lib/content/schema";

/** What the picture of something lies on that has chosen no ground: the same word is the same ground. */
export function seededGround(seed: string): Ground {
  let state = 0;
  for (const sign of seed) state = (Math.imul(state, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return grounds[(state >>> 8) % grounds.length] ?? "sun";
}
