import { bar, type Cut, disc, flower, half, leaf, link, polygon, quarter, ring, rings } from "./cut";

// What is asked, found and looked up.

/** An ask grows: a seed in the ground, a sprout, a flower. */
export const agenda: readonly Cut[] = [
  quarter("sun", 640, -60, 170, 1),
  bar("snow", 248, 350, 24, 220),
  leaf("sage", 248, 520, 90, 2),
  leaf("sage", 272, 480, 90, 3),
  disc("poppy", 260, 320, 56),
  quarter("sun", 260, 320, 56, 3),
  bar("snow", 462, 170, 28, 400),
  leaf("sage", 462, 480, 92, 2),
  leaf("sage", 490, 420, 130, 3),
  ...flower(476, 170, 172, "poppy", "sun"),
  disc("sun", 96, 540, 84),
  disc("poppy", 96, 540, 34),
];

/** News, going out. */
export const updates: readonly Cut[] = [
  polygon("lupine", [20, 300], [250, 130], [250, 470]),
  disc("night", 60, 300, 60),
  ring("snow", 250, 300, 130, 70, 3),
  ring("snow", 250, 300, 130, 70, 0),
  ring("sun", 250, 300, 230, 170, 3),
  ring("poppy", 250, 300, 230, 170, 0),
  ring("poppy", 250, 300, 330, 270, 3),
  ring("lupine", 250, 300, 330, 270, 0),
];

/** A part of a whole, and how it grows. */
export const claims: readonly Cut[] = [
  quarter("lupine", 196, 236, 196, 0),
  quarter("lupine", 196, 236, 196, 1),
  quarter("snow", 196, 236, 196, 2),
  quarter("poppy", 228, 204, 196, 3),
  bar("night", 260, 510, 90, 240),
  bar("sage", 370, 420, 90, 330),
  bar("night", 480, 330, 90, 420),
  ...flower(525, 280, 92, "poppy", "lupine"),
];

/** A shelf: things to read, to see and to take away. */
export const resources: readonly Cut[] = [
  bar("lupine", 20, 60, 90, 310),
  bar("sun", 20, 120, 90, 30),
  bar("poppy", 118, 110, 66, 260),
  bar("night", 192, 30, 104, 340),
  disc("sun", 244, 110, 28),
  bar("snow", 304, 150, 56, 220),
  link("sun", [408, 370], [500, 100], 76),
  bar("night", -40, 370, 680, 34),
  ...rings(["poppy", "night", "poppy", "night"], 150, 560, 130, 74),
  disc("lupine", 150, 560, 40),
  bar("sun", 320, 430, 260, 300),
  quarter("lupine", 320, 690, 200, 3),
  disc("poppy", 500, 510, 46),
];

/** A, B, C, and Ñ. */
export const glossary: readonly Cut[] = [
  polygon("lupine", [-10, 280], [135, 0], [280, 280]),
  polygon("snow", [84, 280], [135, 182], [186, 280]),
  bar("night", 330, 0, 90, 280),
  half("poppy", 420, 72, 72, "right"),
  half("poppy", 420, 208, 72, "right"),
  ring("poppy", 150, 460, 150, 68, 1),
  ring("night", 150, 460, 150, 68, 2),
  bar("night", 149, 310, 111, 82),
  bar("poppy", 149, 528, 111, 82),
  bar("sage", 330, 410, 84, 200),
  polygon("lupine", [330, 410], [426, 410], [600, 610], [504, 610]),
  bar("sage", 516, 410, 84, 200),
  ring("poppy", 426, 368, 56, 24, 2),
  ring("poppy", 426, 368, 56, 24, 3),
  ring("poppy", 506, 366, 56, 24, 0),
  ring("poppy", 506, 366, 56, 24, 1),
];

/** Under the lens a seed is a flower. */
export const search: readonly Cut[] = [
  ...[40, 150, 260, 370, 480, 590].flatMap((y, row) =>
    [40, 150, 260, 370, 480, 590].map((x, column) => disc((row + column) % 2 ? "snow" : "sun", x, y, 22)),
  ),
  link("night", [360, 360], [660, 660], 92),
  disc("sage", 236, 236, 220),
  ...flower(236, 236, 176, "poppy", "sun"),
  ...rings(["night", "night", "night", "night"], 236, 236, 236, 186),
];

/** A question that bears leaves. */
export const faq: readonly Cut[] = [
  ring("lupine", 290, 172, 172, 88, 2),
  ring("poppy", 290, 172, 172, 88, 3),
  ring("night", 290, 172, 172, 88, 0),
  bar("night", 248, 259, 84, 120),
  leaf("sage", 332, 370, 106, 3),
  disc("lupine", 160, 172, 42),
  ...flower(290, 446, 84, "poppy", "sun"),
];
