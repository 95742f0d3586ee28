import { bar, type Cut, disc, flower, half, leaf, polygon, quarter, rings } from "./cut";

// Articles, and what they speak of: people and bills.

/** A printed sheet with a flower for its picture. */
export const articles: readonly Cut[] = [
  bar("lupine", 190, 30, 400, 700),
  polygon("snow", [20, 120], [330, 120], [450, 240], [450, 760], [20, 760]),
  polygon("poppy", [330, 120], [450, 240], [330, 240]),
  bar("night", 70, 172, 210, 52),
  bar("sun", 70, 290, 170, 170),
  ...flower(155, 375, 72, "lupine", "snow"),
  bar("night", 270, 290, 130, 26),
  bar("night", 270, 346, 130, 26),
  bar("night", 270, 402, 92, 26),
  bar("night", 70, 500, 330, 26),
  bar("night", 70, 556, 330, 26),
  bar("night", 70, 612, 330, 26),
  ...flower(520, 130, 84, "poppy", "sun"),
];

/** Mathematics, science, computers, and whom they are for: an angle, an atom, bits, a flower. */
export const calMscs: readonly Cut[] = [
  polygon("poppy", [0, 0], [300, 300], [0, 300]),
  quarter("night", 0, 300, 110, 3),
  bar("lupine", 300, 0, 300, 300),
  ...rings(["sun", "poppy", "sun", "sage"], 450, 150, 132, 92),
  disc("sun", 450, 150, 44),
  bar("night", 0, 300, 100, 100),
  bar("night", 200, 300, 100, 100),
  bar("night", 100, 400, 100, 100),
  disc("poppy", 50, 450, 50),
  bar("lupine", 200, 500, 100, 100),
  bar("night", 0, 500, 100, 100),
  disc("lupine", 250, 450, 50),
  disc("poppy", 150, 550, 50),
  disc("sage", 150, 350, 50),
  bar("sage", 300, 300, 300, 420),
  bar("night", 436, 440, 28, 300),
  leaf("lupine", 464, 640, 110, 3),
  leaf("lupine", 436, 680, 110, 2),
  ...flower(450, 430, 122, "poppy", "sun"),
];

/** Two flowers beside a rule: figures, measured. */
export const linkedLearningFigures: readonly Cut[] = [
  bar("snow", 20, -40, 110, 760),
  ...[40, 200, 360, 520].map((y) => bar("lupine", 70, y, 60, 16)),
  ...[120, 280, 440].map((y) => bar("lupine", 94, y, 36, 16)),
  bar("sage", 258, 200, 28, 540),
  leaf("sage", 258, 560, 110, 2),
  leaf("sage", 286, 500, 120, 3),
  ...rings(["poppy", "sun", "poppy", "snow"], 272, 148, 120, 66),
  disc("sun", 272, 148, 34),
  bar("sage", 494, 320, 28, 420),
  leaf("sage", 494, 640, 110, 2),
  leaf("sage", 522, 600, 110, 3),
  ...rings(["sun", "snow", "sage", "poppy"], 508, 274, 104, 56),
  disc("poppy", 508, 274, 28),
  bar("poppy", 130, 20, 150, 8),
  bar("poppy", 130, 162, 380, 8),
];

/** Before the school stand four who have a say. */
export const schoolBudget: readonly Cut[] = [
  bar("night", 292, -60, 16, 140),
  polygon("sage", [308, -60], [430, -22], [308, 16]),
  polygon("lupine", [10, 220], [300, 40], [590, 220]),
  disc("sun", 300, 150, 44),
  bar("night", 294, 120, 12, 36),
  bar("snow", 50, 219, 500, 420),
  ...[110, 400].flatMap((x) => [bar("night", x, 268, 90, 100), half("night", x + 45, 269, 45, "up")]),
  bar("lupine", 245, 278, 110, 260),
  half("lupine", 300, 279, 55, "up"),
  ...(
    [
      [90, "sun", "night"],
      [230, "night", "sage"],
      [370, "sage", "lupine"],
      [510, "lupine", "sun"],
    ] as const
  ).flatMap(([x, coat, head]) => [
    half(coat, x, 520, 80, "up"),
    bar(coat, x - 80, 519, 160, 260),
    disc(head, x, 394, 48),
  ]),
];

/** Three of many. */
export const people: readonly Cut[] = [
  half("night", 110, 560, 160, "up"),
  bar("night", -50, 559, 320, 220),
  disc("poppy", 120, 296, 98),
  half("snow", 120, 272, 106, "up"),
  half("poppy", 490, 530, 170, "up"),
  bar("poppy", 320, 529, 340, 260),
  disc("night", 480, 246, 104),
  ...[400, 480, 560].map((x) => disc("lupine", x, x === 480 ? 146 : 186, 50)),
  half("lupine", 300, 650, 190, "up"),
  bar("lupine", 110, 649, 380, 180),
  disc("sun", 300, 348, 112),
  half("night", 300, 318, 122, "up"),
  disc("night", 300, 180, 46),
];

/** Where bills are made law: a dome. */
export const bills: readonly Cut[] = [
  bar("night", 292, -50, 16, 80),
  disc("poppy", 300, 30, 30),
  bar("night", 272, 52, 56, 40),
  quarter("lupine", 300, 240, 160, 2),
  quarter("poppy", 300, 240, 160, 3),
  bar("night", 110, 240, 380, 36),
  ...[130, 210, 290, 370, 450].map((x) => bar("lupine", x, 276, 28, 74)),
  polygon("sage", [20, 430], [300, 320], [580, 430]),
  disc("night", 300, 392, 22),
  bar("night", 20, 430, 560, 30),
  ...[40, 136, 232, 328, 424, 520].map((x, place) => bar(place % 2 ? "poppy" : "lupine", x, 460, 44, 130)),
  bar("night", 0, 590, 600, 36),
  bar("lupine", -40, 626, 680, 36),
  bar("night", -80, 662, 760, 80),
];
