import { bar, type Cut, disc, half, leaf, petal, polygon, quarter, ring } from "./cut";

// What every house has: its rules, its doors, and a page for what is lost.

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

/** A roof against the rain. */
export const policies: readonly Cut[] = [
  quarter("lupine", 300, 310, 280, 2),
  quarter("poppy", 300, 310, 280, 3),
  half("sun", 300, 310, 94, "up"),
  ...([113, 300, 487] as const).map((x, place) => half(place === 1 ? "sage" : "night", x, 310, 93, "up")),
  bar("night", 284, 310, 32, 200),
  ring("night", 236, 509, 80, 48, 0),
  ring("night", 236, 509, 80, 48, 1),
  bar("night", 284, 0, 32, 40),
];

/** A door that leads out. */
export const externalLinks: readonly Cut[] = [
  bar("lupine", 20, 199, 340, 560),
  half("lupine", 190, 200, 170, "up"),
  bar("night", 80, 219, 220, 540),
  half("night", 190, 220, 110, "up"),
  disc("sun", 190, 220, 60),
  bar("poppy", 150, 372, 280, 76),
  polygon("poppy", [420, 270], [600, 410], [420, 550]),
];

/** The fourth petal comes to the other three. */
export const join: readonly Cut[] = [
  petal("lupine", 270, 270, 130, 1),
  petal("lupine", 270, 270, 130, 2),
  petal("lupine", 270, 270, 130, 3),
  petal("poppy", 340, 340, 130, 0),
  disc("sun", 270, 270, 62),
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
