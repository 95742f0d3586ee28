// The colours of app/styles/tokens.css as data, for what a style sheet does not reach: PDF, pictures, cards, the style
// page. A test holds the two equal.

const flowers = {
  poppy: "#ff8a1f",
  lupine: "#3a32b8",
  sage: "#8fd6a8",
  sun: "#ffd23f",
  lilac: "#d9d5f5",
  night: "#17143d",
  snow: "#ffffff",
} as const;

/** Every colour by its token's name, by day and by night. The flowers are the same in both. */
export const colors = {
  light: {
    ...flowers,
    paper: "#ffffff",
    tint: "#eeedfa",
    ink: "#17143d",
    quiet: "#524c8c",
    link: "#3a32b8",
    rule: "#17143d",
    hair: "#b9b4de",
    alert: "#b3180c",
    "alert-tint": "#ffe9e3",
  },
  dark: {
    ...flowers,
    paper: "#100e29",
    tint: "#1d1a42",
    ink: "#f3f1ff",
    quiet: "#b9b4e6",
    link: "#aea8ff",
    rule: "#8a83d6",
    hair: "#454080",
    alert: "#ff9c86",
    "alert-tint": "#3a1a2b",
  },
} as const;
export type Scheme = keyof typeof colors;
export type ColorName = keyof (typeof colors)["light"];

/** A colour that is set on another, and the least contrast they need: 4.5 for text, 3 for what is drawn. */
export type ColorPair = { on: ColorName; of: ColorName; least: 4.5 | 3 };

const text = (on: ColorName, ...of: ColorName[]): ColorPair[] =>
  of.map((each) => ({ on, of: each, least: 4.5 }));
const drawn = (on: ColorName, ...of: ColorName[]): ColorPair[] =>
  of.map((each) => ({ on, of: each, least: 3 }));

/** Every pair of colours that the style sheets set on each other (WCAG 2.2, 1.4.3 and 1.4.11). */
export const colorPairs: readonly ColorPair[] = [
  ...text("paper", "ink", "quiet", "link", "alert"),
  ...text("tint", "ink", "quiet", "link", "alert"),
  ...text("alert-tint", "ink", "alert", "quiet"),
  ...text("ink", "paper"),
  ...text("alert", "paper"),
  ...text("poppy", "night"),
  ...text("sage", "night"),
  ...text("sun", "night"),
  ...text("lilac", "night"),
  ...text("lupine", "snow", "sun", "lilac"),
  ...text("night", "snow", "lilac", "sun"),
  ...drawn("paper", "rule"),
  ...drawn("tint", "rule"),
];

/** The part of the light a colour gives back, from 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const part = parseInt(color.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How far two colours stand apart, from 1 to 21 (WCAG 2.2, "contrast ratio"). Both are written as #rrggbb. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
