import { qualifierWords, stateClaim } from "@/lib/content/claims";
import { figureOfClaim } from "@/lib/content/figures/claim";
import { groundColors } from "@/lib/content/figures/paper";
import type { Claim, Ground } from "@/lib/content/schema";
import { type Locale, translator } from "@/lib/platform/i18n";
import { markOn } from "./mark";
import { setNumber } from "./number";
import { path, placeCuts, rect, svgFile } from "./svg";
import { capHeight, fitLines, setLine, setParagraph, type Type, widthOf } from "./type";

/** How a claim is laid out on a sheet, in pixels. */
type Layout = {
  width: number;
  height: number;
  margin: number;
  /** How wide the words may be, and the picture. */
  column: number;
  picture: number;
  /** Where the rule is that the picture stands on. */
  rule: number;
  /** The sizes of type: the number and the sentence at their largest, the words before the number, the source. */
  number: number;
  sentence: { most: number; least: number };
  qualifier: number;
  source: number;
};

/** A slide. */
const slide: Layout = {
  ...{ width: 1600, height: 900, margin: 80, column: 720, picture: 660, rule: 746 },
  ...{ number: 440, sentence: { most: 64, least: 44 }, qualifier: 58, source: 30 },
};

/** A social card, which is often shown at a third of its size: fewer words have room. */
const card: Layout = {
  ...{ width: 1200, height: 630, margin: 56, column: 580, picture: 456, rule: 512 },
  ...{ number: 320, sentence: { most: 50, least: 32 }, qualifier: 44, source: 26 },
};

/** The size of a claim's image, in pixels. */
export const claimImageSize = { width: slide.width, height: slide.height };

type ClaimImage = {
  locale: Locale;
  claim: Claim;
  ground: Ground;
  /** Where all of it can be checked: the address of the claim's page as people write it, or the site's name. */
  signature: string;
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

/** "as of 2024", or "undated". */
export function asOfWords(claim: Claim, locale: Locale): string {
  const t = translator(locale, "content");
  return claim.asOf === null
    ? t("claims.image.undated")
    : t("claims.image.asOf", { year: String(claim.asOf) });
}

/** A claim as one image to drop in a slide: its number, words, source and address, and a picture drawn from the number. */
export const claimImage = (image: ClaimImage): string => draw(image, slide);

/** A claim as the social card of its page. */
export const claimCard = (image: ClaimImage): string => draw(image, card);

function draw({ locale, claim, ground, signature }: ClaimImage, layout: Layout): string {
  const { width, height, margin, picture, rule, source } = layout;
  const { ground: field, ink } = groundColors[ground];
  const mark = source * 2.4;
  return svgFile({
    ...{ width, height, locale },
    title: stateClaim(claim, locale),
    description: describeClaimImage(claim, locale),
    body:
      rect(0, 0, width, height, field) +
      placeCuts(figureOfClaim(claim, ground), ground, width - margin - picture, rule - picture, picture) +
      path(setStatement(claim, locale, layout), ink) +
      rect(margin, rule, width - 2 * margin, 5, ink) +
      path(setSource(claim, locale, layout, { signature, room: width - 2 * margin - mark - source }), ink) +
      placeCuts(markOn(ground), ground, width - margin - mark, rule + source * 1.3, mark),
  });
}

/** The words of a claim: the number gives way until the sentence has a size that reads from the back of a room. */
function setStatement(claim: Claim, locale: Locale, layout: Layout): string {
  const { margin, column, rule, sentence } = layout;
  const qualifier = qualifierWords(locale, claim);
  const above: Type = { weight: "black", size: layout.qualifier, tracking: -0.025 };
  const top = qualifier ? margin + capHeight(above) + above.size * 0.6 : margin;
  const begin = qualifier ? setLine(qualifier, above, margin, margin + capHeight(above)).d : "";
  const gap = sentence.most * 0.78;
  for (let size = layout.number; ; size -= 20) {
    const number = setNumber(claim.display[locale], { x: margin, y: top, width: column, size });
    const y = number.bottom + gap;
    const words = fitLines(
      claim.sentence[locale],
      { weight: "semibold", size: sentence.most, tracking: -0.015 },
      { width: column, height: rule - gap - y },
      { leading: 1.14, least: sentence.least },
    );
    if (words.whole || size <= layout.number / 3) return begin + number.d + setParagraph(words, margin, y);
  }
}

/** Below the rule: place and year, the source, and where all of it can be checked. */
function setSource(
  claim: Claim,
  locale: Locale,
  { margin, rule, source: size }: Layout,
  { signature, room }: { signature: string; room: number },
): string {
  const t = translator(locale, "content");
  const strong: Type = { weight: "black", size, tracking: -0.01 };
  const plain: Type = { ...strong, weight: "semibold" };
  const place = `${t("geography", { geography: claim.geography })}, ${asOfWords(claim, locale)}.`;
  const source = t("claims.image.source", { source: claim.source[locale] });
  const beside = widthOf(place, strong) + size * 0.45;
  const line = { leading: 1.2, least: size * 0.6 };
  const words = fitLines(source, plain, { width: room - beside, height: size }, line);
  const link = fitLines(signature, strong, { width: room, height: size }, line);
  const [first, second] = [rule + size * 1.87, rule + size * 3.47];
  return (
    setLine(place, strong, margin, first).d +
    setParagraph(words, margin + beside, first - capHeight(words.type)) +
    setParagraph(link, margin, second - capHeight(link.type))
  );
}
