import type { billStatuses } from "@/lib/content/records/schema";
import type { Ground } from "@/lib/content/schema";
import { bar, type Cut, disc, flower, leaf, petal, quarter, ring } from "./cut";

// How far a bill has come, as something that grows.

/** A seed in the ground, under the sun. */
export const billProposed: readonly Cut[] = [
  quarter("sun", 640, -40, 300, 1),
  quarter("sage", 300, 620, 290, 2),
  quarter("poppy", 300, 620, 290, 3),
  disc("night", 300, 480, 92),
  leaf("snow", 300, 388, 120, 3),
];

/** A shoot with its first leaves and a bud. */
export const billInProgress: readonly Cut[] = [
  bar("night", 278, 220, 44, 500),
  leaf("sage", 278, 560, 270, 2),
  leaf("lupine", 322, 430, 240, 3),
  disc("snow", 300, 150, 120),
  quarter("sun", 300, 150, 120, 0),
  quarter("sun", 300, 150, 120, 2),
];

/** In full bloom. */
export const billWon: readonly Cut[] = [
  bar("night", 278, 300, 44, 500),
  leaf("sage", 278, 690, 210, 2),
  leaf("sage", 322, 640, 190, 3),
  ...flower(300, 260, 260, ["poppy", "lupine", "poppy", "lupine"], "snow"),
  disc("night", 300, 260, 30),
];

/** A stem whose flower has gone, its petals below it. */
export const billLost: readonly Cut[] = [
  bar("snow", 278, 240, 40, 460),
  ring("snow", 168, 240, 150, 110, 3),
  disc("sun", 148, 130, 58),
  petal("poppy", 430, 560, 70, 2),
  petal("sage", 150, 590, 62, 1),
  petal("poppy", 520, 470, 54, 0),
];

/** A runner: it arches over, takes root again, and flowers there. */
export const billCarriedOn: readonly Cut[] = [
  leaf("lupine", 94, 590, 190, 3),
  asOne(bar("night", 50, 290, 44, 400), ring("night", 240, 290, 190, 146, 2)),
  asOne(ring("night", 239, 290, 190, 146, 3), bar("night", 385, 290, 44, 400)),
  leaf("snow", 190, 108, 90, 3),
  leaf("sun", 429, 650, 170, 3),
  ...flower(407, 300, 160, ["poppy", "sun", "poppy", "sun"], "night"),
];

/** Pieces of one paper cut in one: no seam shows between them. */
function asOne(first: Cut, ...more: readonly Cut[]): Cut {
  return { fill: first.fill, d: [first, ...more].map(({ d }) => d).join("") };
}

/** The picture of a bill and what it lies on, by how far it has come. */
export const billPosters: Record<(typeof billStatuses)[number], { figure: string; ground: Ground }> = {
  proposed: { figure: "bill-proposed", ground: "lupine" },
  "in-progress": { figure: "bill-in-progress", ground: "poppy" },
  won: { figure: "bill-won", ground: "sun" },
  lost: { figure: "bill-lost", ground: "lupine" },
  "carried-on": { figure: "bill-carried-on", ground: "sage" },
};
