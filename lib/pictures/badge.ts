import { groundColors } from "@/lib/content/figures/paper";
import { type Locale, translator } from "@/lib/platform/i18n";
import { markOn } from "./mark";
import { escapeXml, path, placeCuts, rect } from "./svg";
import {
  capHeight,
  fitLines,
  heightOfLines,
  type Setting,
  setParagraph,
  settable,
  type Type,
  widthOf,
} from "./type";

/** The size of a badge, in pixels. */
export const badgeSize = { width: 640, height: 220 };

const MARGIN = 28;

// Close to our typeface where that is not there; nothing is fetched for it.
const FACE = "'Bricolage Grotesque','Avenir Next','Segoe UI',Helvetica,Arial,sans-serif";

/** Lines as text of the page's own: small, in any script, and squeezed to the room that our typeface would take. */
function writeParagraph({ lines, type, leading }: Setting, x: number, y: number, fill: string): string {
  const weight = type.weight === "black" ? 800 : 600;
  return lines
    .map((line, place) => {
      const baseline = Math.round(y + capHeight(type) + place * leading);
      const length = Math.round(widthOf(line, type));
      const fitted = length > 0 ? ` textLength="${length}" lengthAdjust="spacingAndGlyphs"` : "";
      return (
        `<text x="${x}" y="${baseline}" fill="${fill}" font-family="${FACE}" font-size="${type.size}"` +
        ` font-weight="${weight}"${fitted}>${escapeXml(line)}</text>`
      );
    })
    .join("");
}

/**
 * "Proud to be Pro-Kid" with an organization's name as an SVG that stands by itself: nothing is fetched, and its own
 * ground makes it read on light and on dark pages. It names no ids, so that it can stand inside any page, more than
 * once.
 * @param letters "outlines" for a file of its own, which looks the same everywhere; "text" for a page's source, which
 *   is a tenth as long and sets names in every script
 */
export function badge(name: string, locale: Locale, letters: "outlines" | "text"): string {
  const t = translator(locale, "account-organization");
  const { width, height } = badgeSize;
  const { ground, ink } = groundColors.sun;
  const lupine = groundColors.lupine.ground;
  const left = height + MARGIN;
  const room = width - left - MARGIN;
  const head: Type = { weight: "black", size: 43, tracking: -0.03 };
  const small: Type = { weight: "semibold", size: 17, tracking: -0.01 };
  const line = { leading: 1.2, least: 13 };
  const headline = fitLines(
    `${t("toolkit.badge.proud")} ${t("toolkit.badge.proKid")}`,
    head,
    { width: room, height: head.size },
    { ...line, least: 26 },
  );
  const foot = fitLines(t("toolkit.badge.member"), small, { width: room, height: 44 }, line);
  const footTop = height - MARGIN - heightOfLines(foot);
  const nameTop = MARGIN + capHeight(head) + 22;
  const type: Type = { weight: "black", size: 30, tracking: -0.02 };
  const box = { width: room, height: footTop - 18 - nameTop };
  // A word that no line could hold may break anywhere.
  const words = name.replace(/\S{21,}/g, (word) => (word.match(/.{1,18}/gsu) ?? []).join(" "));
  const fitted = fitLines(words, type, box, { leading: 1.06, least: 17 });
  // What our typeface has no signs for is still the organization's name.
  const shown =
    letters === "text" && settable(name) !== name
      ? { ...fitted, lines: [name], type: { ...type, size: 22 } }
      : fitted;
  const set =
    letters === "text"
      ? writeParagraph
      : (setting: Setting, x: number, y: number, fill: string) => path(setParagraph(setting, x, y), fill);
  const described = t("toolkit.badgeAlt", { organization: name });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
    ` role="img" aria-label="${escapeXml(described)}">` +
    rect(0, 0, width, height, ground) +
    rect(0, 0, height, height, lupine) +
    placeCuts(markOn("lupine"), "lupine", 26, 26, height - 52) +
    set(headline, left, MARGIN, ink) +
    set(shown, left, nameTop, lupine) +
    set(foot, left, footTop, ink) +
    "</svg>"
  );
}
