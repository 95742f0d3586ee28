import { type Cut, bar, disc, leaf, petal, polygon, quarter, ring } from "./cut";

// What every such house has.

/** A bud that keeps to itself. */
export const privacy: readonly Cut[] = [
  leaf("lupine", 60, 60, 480, 0),
  quarter("night", 540, 540, 300, 2),
  disc("sun", 300, 300, 92),
  polygon("sun", [300, 300], [360, 470], [240, 470]),
];

/** Arms wide open. */
export const accessibility: readonly Cut[] = [
  disc("lupine", 300, 110, 90),
  quarter("poppy", 300, 230, 280, 1),
  quarter("sun", 300, 230, 280, 0),
  quarter("night", 300, 600, 170, 2),
  quarter("snow", 300, 600, 170, 3),
];

/** A flower that has lost its petals. */
export const notFound: readonly Cut[] = [
  bar("night", 338, 259, 36, 400),
  ring("night", 238, 260, 136, 100, 3),
  disc("sun", 238, 142, 54),
  petal("poppy", 180, 330, 56, 1),
  petal("snow", 500, 420, 62, 0),
  petal("poppy", 120, 600, 62, 3),
  petal("lupine", 560, 640, 62, 2),
  quarter("sage", 374, 520, 120, 3),
];
