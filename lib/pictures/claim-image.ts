import { qualifierWords, stateClaim } from "@/lib/content/claims";
import { figureOfClaim } from "@/lib/content/figures/claim";
import { groundColors } from "@/lib/content/figures/paper";
import type { Claim, Ground } from "@/lib/content/schema";
import { type Locale, translator } from "@/lib/platform/i18n";
import { markOn } from "./mark";
import { setNumber } from "./number";
import { path, placeCuts, rect, svgFile } from "./svg";
import { capHeight, fitLines, type Setting, setLine, type Type, widthOf } from "./type";

/** Both kinds of a claim's image, in pixels: a slide's shape. */
export const claimImageSize = { width: 1600, height: 900 };

const { width: WIDTH, height: HEIGHT } = claimImageSize;
const MARGIN = 80;
const COLUMN = 720;
const PICTURE = 660;
const RULE = 746;
const MARK = 72;

type ClaimImage = {
  locale: Locale;
  claim: Claim;
  ground: Ground;
  /** The address of the claim's page as people write it: without "https://". */
  address: string;
};

/** What a claim's picture shows, and what its image says, for those who do not see it. */
export function describeClaimImage(claim: Claim, locale: Locale): string {
  const t = translator(locale, "content");
  return t("claims.image.description", {
    statement: stateClaim(claim, locale),
    place: t("geography", { geography: claim.geography }),
    asOf: asOfWords(claim, locale),
    source: claim.source[locale],
    drawing: t(`claims.image.drawing.${claim.unit}`, { value: claim.value, display: claim.display[locale] }),
  });
}

const asOfWords = (claim: Claim, locale: Locale): string => {
  const t = translator(locale, "content");
  return claim.asOf === null
    ? t("claims.image.undated")
    : t("claims.image.asOf", { year: String(claim.asOf) });
};

/** A claim as one image to drop in a slide: its number, words, source and address, and a picture drawn from the number. */
export function claimImage({ locale, claim, ground, address }: ClaimImage): string {
  const { ground: field, ink } = groundColors[ground];
  return svgFile({
    ...claimImageSize,
    locale,
    title: stateClaim(claim, locale),
    description: describeClaimImage(claim, locale),
    body:
      rect(0, 0, WIDTH, HEIGHT, field) +
      placeCuts(figureOfClaim(claim, ground), ground, WIDTH - MARGIN - PICTURE, RULE - PICTURE, PICTURE) +
      path(setStatement(claim, locale), ink) +
      rect(MARGIN, RULE, WIDTH - 2 * MARGIN, 5, ink) +
      path(setSource(claim, locale, address), ink) +
      placeCuts(markOn(ground), ground, WIDTH - MARGIN - MARK, RULE + 40, MARK),
  });
}

/** The words of a claim: the number gives way until the sentence has a size that reads from the back of a room. */
function setStatement(claim: Claim, locale: Locale): string {
  const qualifier = qualifierWords(locale, claim);
  const above: Type = { weight: "black", size: 58, tracking: -0.025 };
  const top = qualifier ? MARGIN + capHeight(above) + 34 : MARGIN;
  const begin = qualifier ? setLine(qualifier, above, MARGIN, MARGIN + capHeight(above)).d : "";
  for (let size = 440; ; size -= 20) {
    const number = setNumber(claim.display[locale], { x: MARGIN, y: top, width: COLUMN, size });
    const y = number.bottom + 50;
    const sentence = fitLines(
      claim.sentence[locale],
      { weight: "semibold", size: 64, tracking: -0.015 },
      { width: COLUMN, height: RULE - 50 - y },
      { leading: 1.14, least: 44 },
    );
    const whole = !sentence.lines.at(-1)?.endsWith("…");
    if (whole || size <= 160) return begin + number.d + setParagraph(sentence, MARGIN, y);
  }
}

/** Lines below one another; y is where the capitals of the first begin. */
function setParagraph({ lines, type, leading }: Setting, x: number, y: number): string {
  const first = y + capHeight(type);
  return lines.map((line, number) => setLine(line, type, x, first + number * leading).d).join("");
}

/** Below the rule: place and year, source, and the address where all of it can be checked. */
function setSource(claim: Claim, locale: Locale, address: string): string {
  const t = translator(locale, "content");
  const room = WIDTH - 2 * MARGIN - MARK - 40;
  const strong: Type = { weight: "black", size: 30, tracking: -0.01 };
  const plain: Type = { weight: "semibold", size: 30, tracking: -0.01 };
  const place = `${t("geography", { geography: claim.geography })}, ${asOfWords(claim, locale)}.`;
  const source = t("claims.image.source", { source: claim.source[locale] });
  const beside = widthOf(place, strong) + 14;
  const words = fitLines(source, plain, { width: room - beside, height: 30 }, { leading: 1.2, least: 22 });
  const link = fitLines(address, strong, { width: room, height: 30 }, { leading: 1.2, least: 18 });
  return (
    setLine(place, strong, MARGIN, RULE + 56).d +
    setParagraph(words, MARGIN + beside, RULE + 56 - capHeight(words.type)) +
    setParagraph(link, MARGIN, RULE + 104 - capHeight(link.type))
  );
}
