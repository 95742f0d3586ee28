import { qualifierWords } from "@/lib/content/claims";
import type { Cut } from "@/lib/content/figures/cut";
import { groundColors, papersOn } from "@/lib/content/figures/paper";
import type { Claim, Ground } from "@/lib/content/schema";
import { type Locale, translator } from "@/lib/platform/i18n";
import { asOfWords } from "./claim-image";
import { markOn } from "./mark";
import { setNumber } from "./number";
import { path, placeCuts, rect, svgFile } from "./svg";
import { fitLines, heightOfLines, setLine, setParagraph, type Type } from "./type";

/** The size of a social card, in pixels: what the sites that show one ask for. */
export const cardSize = { width: 1200, height: 630 };

export type Card = {
  locale: Locale;
  ground: Ground;
  figure: readonly Cut[];
  /** The site's name, beside the mark. */
  site: string;
  /** What kind of page it is. */
  kicker?: string | undefined;
  title: string;
  /** The one sentence under the title: shown where no claim is. */
  summary?: string | undefined;
  /** The page's main figure. */
  claim?: Claim | undefined;
};

const { width: WIDTH, height: HEIGHT } = cardSize;
const MARGIN = 56;
const COLUMN = 632;
/** Where the figure's sheet begins: what lies to its left is cut off, so that it is never under the words. */
const FIGURE = { x: 716, y: 52, size: 620 };
const MARK = 54;
/** From the mark to what follows it, and from the last line to the edge. */
const HEAD = MARGIN + MARK + 44;
const FOOT = HEIGHT - MARGIN;

/** The social card of a page: its poster, small. */
export function drawCard(card: Card): string {
  const { locale, ground, figure, site, title, summary, claim } = card;
  const { ground: field, ink } = groundColors[ground];
  const foot = claim ? setClaim(claim, locale) : summary ? setSummary(summary) : { d: "", top: FOOT + 40 };
  return svgFile({
    ...cardSize,
    locale,
    title,
    description: summary ?? title,
    body:
      rect(0, 0, WIDTH, HEIGHT, field) +
      figureCutByTheEdge(figure, ground) +
      placeCuts(markOn(ground), ground, MARGIN, MARGIN, MARK) +
      path(setLine(site, name, MARGIN + MARK + 18, MARGIN + 37).d, ink) +
      path(setTitle(card, foot.top - 48) + foot.d, ink) +
      (claim ? rect(MARGIN, foot.top, COLUMN, 4, ink) : ""),
  });
}

const name: Type = { weight: "semibold", size: 30, tracking: -0.01 };
const note: Type = { weight: "black", size: 26, tracking: -0.01 };

function figureCutByTheEdge(figure: readonly Cut[], ground: Ground): string {
  const { x, y, size } = FIGURE;
  const scale = 600 / size;
  const [width, height] = [WIDTH - x, HEIGHT].map((length) => Math.round(length * scale)) as [number, number];
  const pieces = figure.map(({ fill, d }) => path(d, papersOn[ground][fill])).join("");
  return (
    `<svg x="${x}" y="0" width="${WIDTH - x}" height="${HEIGHT}"` +
    ` viewBox="0 ${Math.round(-y * scale)} ${width} ${height}" preserveAspectRatio="none">${pieces}</svg>`
  );
}

/** The title between the head and what stands at the foot, as large as it may be. A whole sentence is set less tight. */
function setTitle({ title, kicker }: Card, bottom: number): string {
  const top = kicker ? HEAD + 48 : HEAD;
  const sentence = title.length > 60;
  const words = fitLines(
    title,
    { weight: "black", size: 176, tracking: sentence ? -0.025 : -0.045 },
    { width: COLUMN, height: bottom - top },
    { leading: sentence ? 1.08 : 0.98, least: 34 },
  );
  return (kicker ? setLine(kicker, note, MARGIN, HEAD + 20).d : "") + setParagraph(words, MARGIN, top);
}

function setSummary(summary: string): { d: string; top: number } {
  const words = fitLines(
    summary,
    { weight: "semibold", size: 36, tracking: -0.015 },
    { width: COLUMN, height: 150 },
    { leading: 1.2, least: 26 },
  );
  const top = FOOT - heightOfLines(words);
  return { d: setParagraph(words, MARGIN, top), top };
}

/** The main figure: its number, and beside it what it says and where and when it is true. */
function setClaim(claim: Claim, locale: Locale): { d: string; top: number } {
  const t = translator(locale, "content");
  const top = FOOT - 160;
  const qualifier = qualifierWords(locale, claim);
  const begin = top + (qualifier ? 66 : 34);
  let number = setNumber(claim.display[locale], { x: MARGIN, y: begin, width: 250, size: 172 });
  for (let size = 168; number.bottom > FOOT; size -= 4)
    number = setNumber(claim.display[locale], { x: MARGIN, y: begin, width: 250, size });
  const x = MARGIN + number.width + 30;
  const words = fitLines(
    claim.sentence[locale],
    { weight: "semibold", size: 32, tracking: -0.01 },
    { width: MARGIN + COLUMN - x, height: 90 },
    { leading: 1.16, least: 20 },
  );
  const place = `${t("geography", { geography: claim.geography })}, ${asOfWords(claim, locale)}`;
  return {
    top,
    d:
      setLine(qualifier, { ...note, size: 24 }, MARGIN, top + 48).d +
      number.d +
      setParagraph(words, x, top + 34) +
      setLine(place, { ...note, size: 22 }, x, FOOT).d,
  };
}
