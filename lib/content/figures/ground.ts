import { type Ground, grounds } from "@/lib/content/schema";

/** What the picture of something lies on that has chosen no ground: the same word is the same ground (FNV-1a). */
export function seededGround(seed: string): Ground {
  let state = 0x811c9dc5;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return grounds[(state >>> 8) % grounds.length] ?? "sun";
}
