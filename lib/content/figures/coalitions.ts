import { bar, type Cut, disc, flower, half, leaf, type Paper, polygon, quarter, ring, rings } from "./cut";

// Those who work together.

/** A round table with a place for everyone. */
export const coalitions: readonly Cut[] = [
  ...(["lupine", "sage", "night", "poppy", "lupine", "sun", "night", "sage"] as const).map((paper, place) =>
    disc(
      paper,
      300 + 236 * Math.cos(((place + 0.5) * Math.PI) / 4),
      300 + 236 * Math.sin(((place + 0.5) * Math.PI) / 4),
      86,
    ),
  ),
  disc("snow", 300, 300, 196),
  ...flower(300, 300, 128, ["poppy", "lupine", "poppy", "lupine"], "night"),
];

const seeds = (papersOf: readonly [Paper, Paper], x: number, y: number, from: number): Cut[] =>
  // Thirteen seeds on three arcs: two such halves are the twenty-six.
  [
    { r: 226, count: 6 },
    { r: 148, count: 4 },
    { r: 70, count: 3 },
  ].flatMap(({ r, count }, row) =>
    Array.from({ length: count }, (_, place) => {
      const angle = from + (Math.PI * (place + 0.5)) / count;
      return disc(papersOf[row % 2] ?? papersOf[0], x + r * Math.cos(angle), y + r * Math.sin(angle), 27);
    }),
  );

/** Two communities of thirteen, leaning on each other. */
export const capmse: readonly Cut[] = [
  half("lupine", 288, 270, 276, "left"),
  half("poppy", 312, 350, 276, "right"),
  ...seeds(["sun", "sage"], 288, 270, Math.PI / 2),
  ...seeds(["night", "snow"], 312, 350, -Math.PI / 2),
];

/** A road with seven stops, between hills and firs. */
export const roadMap: readonly Cut[] = [
  disc("sun", 190, 100, 120),
  half("sage", 470, 620, 240, "up"),
  bar("sage", 230, 618, 480, 200),
  ...(
    [
      [366, 470, 90],
      [478, 430, 110],
    ] as const
  ).flatMap(([x, y, w]) => [
    bar("lupine", x - 10, y + 40, 20, 100),
    polygon("lupine", [x - w / 2, y + 60], [x, y - 120], [x + w / 2, y + 60]),
  ]),
  bar("snow", 40, 450, 90, 300),
  ring("snow", 245, 450, 205, 115, 2),
  bar("snow", 244, 245, 112, 90),
  ring("snow", 355, 130, 205, 115, 0),
  bar("snow", 470, -100, 90, 231),
  ...(
    [
      [85, 590, "poppy"],
      [85, 460, "lupine"],
      [140, 338, "poppy"],
      [256, 290, "lupine"],
      [392, 286, "poppy"],
      [485, 212, "lupine"],
    ] as const
  ).map(([x, y, paper]) => disc(paper, x, y, 32)),
  ...flower(515, 66, 96, "poppy", "sun"),
];

/** A street of all kinds of houses. */
export const organizations: readonly Cut[] = [
  bar("lupine", 190, 20, 150, 700),
  ...[60, 140, 220].flatMap((y) => [bar("sun", 216, y, 38, 44), bar("sun", 276, y, 38, 44)]),
  polygon("night", [-30, 330], [80, 200], [190, 330]),
  bar("sage", -10, 330, 200, 400),
  bar("night", 56, 440, 66, 300),
  half("night", 89, 441, 33, "up"),
  bar("snow", 340, 300, 280, 420),
  half("poppy", 480, 301, 140, "up"),
  disc("sun", 480, 236, 34),
  ...[372, 452, 532].map((x) => bar("night", x, 350, 50, 76)),
  bar("poppy", 120, 420, 300, 320),
  polygon("night", [90, 430], [270, 300], [450, 430]),
  disc("sage", 270, 380, 26),
  bar("snow", 236, 500, 68, 240),
  half("snow", 270, 501, 34, "up"),
  bar("night", 152, 486, 52, 60),
  bar("night", 336, 486, 52, 60),
  bar("night", 536, 510, 20, 300),
  ...flower(546, 500, 84, "sage", "sun"),
  leaf("lupine", 556, 640, 80, 3),
  ...rings(["lupine", "night", "lupine", "night"], 80, 385, 30, 14),
  quarter("sun", 640, -60, 190, 1),
];
