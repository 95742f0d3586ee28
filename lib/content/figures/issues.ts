import { type Cut, bar, disc, flower, leaf, link, petal, polygon, quarter, ring } from "./cut";

// Each is drawn by hand on a sheet of 600 by 600 for the ground its page has. A poster cuts off what lies beyond it.

/** A superbloom under a quarter of the sun: many flowers, one field. */
export const movement: readonly Cut[] = [
  quarter("sun", 640, -60, 250, 1),
  bar("night", 446, 300, 26, 500),
  leaf("sage", 472, 640, 130, 3),
  ...flower(459, 300, 150, "snow", "poppy"),
  bar("night", 161, 220, 26, 600),
  leaf("sage", 161, 560, 150, 2),
  leaf("sage", 187, 470, 120, 3),
  ...flower(174, 200, 196, ["lupine", "lupine", "lupine", "sun"], "snow"),
  bar("night", 316, 480, 22, 300),
  ...flower(327, 474, 112, "sun", "lupine"),
  disc("lupine", 120, 640, 140),
  quarter("lupine", 660, 640, 180, 2),
];

/** A quilt of the signs that the issues are drawn with. */
export const issues: readonly Cut[] = [
  bar("lupine", 0, 0, 200, 200),
  ...flower(100, 100, 92, "poppy", "sun"),
  quarter("poppy", 200, 200, 200, 3),
  quarter("sage", 600, 0, 200, 1),
  disc("night", 540, 60, 60),
  quarter("snow", 0, 400, 200, 3),
  bar("night", 200, 200, 200, 200),
  ring("sage", 200, 400, 200, 100, 3),
  disc("poppy", 200 + 46, 400 - 46, 46),
  leaf("lupine", 400, 400, 200, 3),
  polygon("poppy", [0, 600], [200, 600], [200, 400]),
  quarter("lupine", 400, 600, 200, 2),
  bar("snow", 400, 400, 200, 200),
  petal("poppy", 400, 400, 100, 0),
  disc("snow", 500, 500, 40),
];

/** A flower on its stem. */
export const stem: readonly Cut[] = [
  bar("night", 278, 300, 44, 500),
  leaf("lupine", 278, 640, 210, 2),
  leaf("lupine", 322, 560, 170, 3),
  ...flower(300, 200, 200, ["sun", "poppy", "snow", "lupine"], "night"),
  disc("sage", 300, 200, 20),
];

/** Flowers, seeds and suns joined by bars: what a network is, and what a molecule is. */
export const stemNetwork: readonly Cut[] = [
  link("snow", [200, 210], [476, 120], 20),
  link("snow", [200, 210], [150, 520], 20),
  link("snow", [200, 210], [450, 430], 20),
  link("snow", [476, 120], [450, 430], 20),
  link("snow", [150, 520], [450, 430], 20),
  ...flower(200, 210, 190, "poppy", "sun"),
  disc("sun", 476, 120, 100),
  quarter("snow", 476, 120, 100, 0),
  quarter("snow", 476, 120, 100, 2),
  disc("lupine", 476, 120, 30),
  ...flower(450, 430, 150, "sage", "night"),
  disc("snow", 150, 520, 74),
  disc("poppy", 150, 520, 34),
];

/** Two rings, one through the other: school and work. */
export const linkedLearning: readonly Cut[] = [
  ring("night", 216, 216, 216, 132, 0),
  ring("snow", 216, 216, 216, 132, 1),
  ring("lupine", 216, 216, 216, 132, 2),
  ring("lupine", 390, 390, 216, 132, 0),
  ring("sage", 390, 390, 216, 132, 1),
  ring("sun", 390, 390, 216, 132, 2),
  ring("snow", 390, 390, 216, 132, 3),
  // On this side the first ring comes over the second, or they would not be linked.
  ring("sage", 216, 216, 216, 132, 3),
  { fill: "night", d: "M348 215H432A216 216 0 0 1 368.7 368.7L309.3 309.3A132 132 0 0 0 348 216Z" },
];
