import { createHash } from "node:crypto";

/** A page that brings its styles along, and how the policy names them (CSP Level 3, section 2.3.1: hash-source). */
export type StyledPage = { html: string; styleHash: string | undefined };

const built = /<link rel="stylesheet" href="(\/_next\/static\/[^"]+\.css)"[^>]*>/g;

/**
 * Puts the built stylesheets of a page into it, as one, where the first stood: a first visit then paints after one
 * answer instead of two. A page that names none, or whose sheets cannot be had, stays as it is.
 *
 * @param read a sheet's text by its address, or undefined where there is none
 */
export async function inlineStyles(
  html: string,
  read: (address: string) => Promise<string | undefined>,
): Promise<StyledPage> {
  const addresses = [...html.matchAll(built)].map(([, address]) => address ?? "");
  const sheets = await Promise.all(addresses.map(read));
  const css = sheets.join("\n");
  // What would end the element early is left where it is.
  if (addresses.length === 0 || sheets.includes(undefined) || /<\/style/i.test(css))
    return { html, styleHash: undefined };
  let first = true;
  const styled = html.replace(built, () => {
    const element = first ? `<style>${css}</style>` : "";
    first = false;
    return element;
  });
  return { html: styled, styleHash: `'sha256-${createHash("sha256").update(css).digest("base64")}'` };
}
