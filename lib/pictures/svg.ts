import type { Locale } from "@/lib/platform/i18n";
import type { Cut } from "@/lib/content/figures/cut";
import { type Bed, papersOn } from "@/lib/content/figures/paper";

// Pictures as SVG files of their own: literal colours, outlines for letters, nothing fetched from anywhere.

/** Text as it may stand between tags and in attributes (XML 1.0, section 2.4); signs XML does not allow are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

export type Picture = {
  width: number;
  height: number;
  locale: Locale;
  title: string;
  /** What is to be seen, for those who do not see it. */
  description: string;
  body: string;
};

/** A picture as a whole SVG file that says what it is. */
export const svgFile = ({ width, height, locale, title, description, body }: Picture): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
  ` role="img" aria-labelledby="title desc" xml:lang="${locale}" lang="${locale}">` +
  `<title id="title">${escapeXml(title)}</title><desc id="desc">${escapeXml(description)}</desc>${body}</svg>\n`;

/** A field of one colour. */
export const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<path fill="${fill}" d="M${x} ${y}h${width}v${height}h${-width}z"/>`;

export const path = (d: string, fill: string): string => (d ? `<path fill="${fill}" d="${d}"/>` : "");

/** Pieces of paper in their colours on a bed. */
export const cuts = (pieces: readonly Cut[], bed: Bed): string =>
  pieces.map(({ fill, d }) => path(d, papersOn[bed][fill])).join("");

/** Pieces on their sheet of 600 by 600, moved to x, y and made `size` wide. */
export const placeCuts = (pieces: readonly Cut[], bed: Bed, x: number, y: number, size: number): string =>
  `<g transform="translate(${x} ${y}) scale(${Math.round((size / 600) * 1000) / 1000})">${cuts(pieces, bed)}</g>`;
