import { trustedHtml } from "../html";

/** The faces of headlines and of running text, for a `font` in a style attribute. */
export const FACE = trustedHtml("'Bricolage Grotesque','Avenir Next','Segoe UI',Helvetica,Arial,sans-serif");
export const SERIF = trustedHtml("Charter,'Bitstream Charter','Sitka Text',Cambria,Georgia,serif");

/** What turns with the reader's dark setting, in the order of the style sheet. What lies on a flower's colour (`act`) keeps its own. */
export const darkColours: readonly (readonly [selector: string, colours: string])[] = [
  [".paper", "background-color: #100e29 !important"],
  [".tint", "background-color: #25214f !important"],
  [".ink", "color: #f3f1ff !important"],
  [".quiet", "color: #c9c5ec !important"],
  [".link", "color: #aea8ff !important"],
  [".rule", "border-color: #f3f1ff !important"],
  [".button", "background-color: #ff8a1f !important"],
  [".button-link", "color: #17143d !important; border-color: #ff8a1f !important"],
  [".act .ink, .act .quiet", "color: #17143d !important"],
  [".act .link", "color: #3a32b8 !important"],
  [".act .rule", "border-color: #17143d !important"],
  [".act .button", "background-color: #17143d !important"],
  [".act .button-link", "color: #ffffff !important; border-color: #17143d !important"],
];
const darkRules = (prefix: string): string =>
  darkColours
    .map(([selector, colours]) => {
      const selectors = selector.split(", ").map((one) => `${prefix}${one}`);
      return `${selectors.join(", ")} { ${colours}; }`;
    })
    .join("\n");

/**
 * Clients that read <style> follow the reader's dark setting; the others keep the light paper. Outlook on the web tells of
 * its own dark setting by an attribute, and changes colours that are not said with it.
 */
export const STYLE = trustedHtml(`
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
${darkRules("")}
  }
${darkRules("[data-ogsc] ")}
  @media (max-width: 620px) {
    .page { width: 100% !important; }
    .pad { padding-left: 22px !important; padding-right: 22px !important; }
    .head { font-size: 30px !important; line-height: 34px !important; }
  }
`);

/** Signs that take up room and show nothing, so that an inbox does not go on with the mail's first words. */
export const FILLER = trustedHtml("&#847;&zwnj;&nbsp;".repeat(30));
