import { createHash } from "node:crypto";
import { classesIn, readStyles, type ReadStyles, stylesFor } from "./used-styles";

/** A page that brings its styles along, and how the policy names them (CSP Level 3, section 2.3.1: hash-source). */
export type StyledPage = { html: string; styleHash: string | undefined };

const built = /<link rel="stylesheet" href="(\/_next\/static\/[^"]+\.css)"[^>]*>/g;

/** Sheets by their text: a build has some twenty, and they do not change while it runs. */
const known = new Map<string, ReadStyles>();

function readOnce(css: string): ReadStyles {
  const styles = known.get(css) ?? readStyles(css);
  known.set(css, styles);
  return styles;
}

/**
 * Puts the built stylesheets of a page into it, as one, where the first stood, as far as the page uses them: a first
 * visit then paints after one answer instead of two. A page that names none, or whose sheets cannot be had, stays as
 * it is. No script of ours gives an element a class that the page came without.
 *
 * @param read a sheet's text by its address, or undefined where there is none
 */
export async function inlineStyles(
  html: string,
  read: (address: string) => Promise<string | undefined>,
): Promise<StyledPage> {
  const addresses = [...html.matchAll(built)].map(([, address]) => address ?? "");
  const sheets = await Promise.all(addresses.map(read));
  if (addresses.length === 0) return { html, styleHash: undefined };
  const classes = classesIn(html);
  let css = "";
  for (const sheet of sheets) {
    // What would end the element early is left where it is.
    if (sheet === undefined || /<\/style/i.test(sheet)) return { html, styleHash: undefined };
    css += stylesFor(readOnce(sheet), classes);
  }
  let first = true;
  const styled = html.replace(built, () => {
    const element = first ? `<style>${css}</style>` : "";
    first = false;
    return element;
  });
  return { html: styled, styleHash: `'sha256-${createHash("sha256").update(css).digest("base64")}'` };
}
