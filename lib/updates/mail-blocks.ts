import { html, trustedHtml, type Html } from "@/lib/mail/html";
import { buttonHtml } from "@/lib/mail/templates/layout";
import { FACE, SERIF } from "@/lib/mail/templates/style";
import type { SafeElement } from "./schema";
import { WIDEST_PICTURE } from "./tags";

// The components of an update as HTML for mail: tables and cells, for programs that know little else. What lies on a
// flower's colour keeps it in the dark, and so do its words: see `.act` in lib/mail/templates/style.ts.

const grounds: Record<string, string> = {
  poppy: "#ff8a1f",
  lupine: "#3a32b8",
  sage: "#8fd6a8",
  sun: "#ffd23f",
};

const table = (rows: Html, margin = "0 0 24px", className = "") =>
  html`<table
    role="presentation"
    class="${className}"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="width:100%;margin:${margin}"
  >
    ${rows}
  </table>`;

const text = (node: SafeElement, name: string): string => {
  const value = node.properties[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

/** A figure in a sentence: it leads to its page, and its small number to the list of sources at the end. */
const figureInSentence = (node: SafeElement, inside: Html): Html =>
  html`<a
      class="ink"
      href="${text(node, "href")}"
      style="font-weight:700;color:#17143d;text-decoration:underline"
      >${inside}</a
    ><span style="font:700 12px/12px ${FACE};vertical-align:super">&nbsp;${text(node, "note")}</span>`;

/** A figure by itself, as large as on the site, its source under it. */
const figure = (node: SafeElement): Html =>
  table(
    html`<tr>
        <td
          class="rule ink"
          style="border-top:3px solid #17143d;padding:14px 0 0;font:800 52px/54px ${FACE};letter-spacing:-0.03em;color:#17143d"
        >
          ${
            text(node, "qualifier") &&
            html`<span style="font:700 17px/24px ${FACE};letter-spacing:0">${text(node, "qualifier")}</span
              ><br />`
          }${text(node, "figure")}
        </td>
      </tr>
      <tr>
        <td class="ink" style="padding:4px 0 6px;font:400 18px/27px ${SERIF};color:#17143d">
          ${text(node, "sentence")}
        </td>
      </tr>
      <tr>
        <td
          class="hair quiet"
          style="border-bottom:1px solid #8b89a6;padding:0 0 14px;font:400 14px/21px ${FACE};color:#4a4670"
        >
          ${text(node, "place")} ·
          <a class="link" href="${text(node, "href")}" style="color:#3a32b8">${text(node, "source")}</a>
        </td>
      </tr>`,
  );

/** What the Movement asks for, on a field of lupine. */
const ask = (node: SafeElement): Html =>
  table(
    html`<tr>
      <td bgcolor="#3a32b8" style="background-color:#3a32b8;padding:22px 24px 24px;color:#ffffff">
        <p style="margin:0 0 10px;font:700 14px/20px ${FACE};color:#ffd23f">${text(node, "title")}</p>
        <p style="margin:0 0 16px;font:700 21px/29px ${FACE};color:#ffffff">${text(node, "words")}</p>
        <p style="margin:0;font:700 15px/24px ${FACE};color:#ffffff">
          ${text(node, "status")} ·
          <a href="${text(node, "href")}" style="color:#ffffff;text-decoration:underline"
            >${text(node, "more")}</a
          >
        </p>
      </td>
    </tr>`,
  );

/** A page of the site, with the colour of its own head at the side. */
const card = (node: SafeElement): Html => {
  const colour = grounds[text(node, "ground")] ?? "#ff8a1f";
  return table(
    html`<tr>
      <td
        width="18"
        bgcolor="${colour}"
        style="width:18px;background-color:${colour};font-size:0;line-height:0"
      >
        &nbsp;
      </td>
      <td
        class="rule"
        style="border-top:3px solid #17143d;border-bottom:1px solid #8b89a6;padding:14px 0 16px 18px"
      >
        <p class="quiet" style="margin:0 0 4px;font:700 14px/20px ${FACE};color:#4a4670">
          ${text(node, "kicker")}
        </p>
        <p style="margin:0 0 6px;font:800 24px/28px ${FACE};letter-spacing:-0.01em">
          <a class="ink" href="${text(node, "href")}" style="color:#17143d;text-decoration:none"
            >${text(node, "title")}</a
          >
        </p>
        <p class="ink" style="margin:0 0 8px;font:400 17px/25px ${SERIF};color:#17143d">
          ${text(node, "summary")}
        </p>
        <p style="margin:0;font:700 16px/24px ${FACE}">
          <a class="link" href="${text(node, "href")}" style="color:#3a32b8;text-decoration:underline"
            >${text(node, "more")}</a
          >
        </p>
      </td>
    </tr>`,
  );
};

/** Words that stand apart: a note on a tint, which turns dark with the paper, or something to do on sun, which does not. */
const callout = (node: SafeElement, title: Html, inside: Html): Html => {
  const act = node.properties["tone"] === "act";
  const colour = act ? "#ffd23f" : "#eeedfa";
  return table(
    html`<tr>
      <td
        class="${act ? "act" : "tint"}"
        bgcolor="${colour}"
        style="background-color:${colour};padding:20px 24px 6px;color:#17143d"
      >
        <p class="ink" style="margin:0 0 10px;font:800 21px/27px ${FACE};color:#17143d">${title}</p>
        ${inside}
      </td>
    </tr>`,
  );
};

/** How wide a picture stands in a mail, in pixels: no wider than it is, where that is known, and than the column. */
export const mailWidth = (node: SafeElement): number =>
  Math.min(WIDEST_PICTURE, Number(node.properties["width"]) || WIDEST_PICTURE);

/** Without the picture its description is read, set as words. */
const picture = (node: SafeElement): Html => {
  const width = String(mailWidth(node));
  const caption = text(node, "caption");
  return html`<img
      class="ink tint"
      src="${text(node, "src")}"
      alt="${text(node, "alt")}"
      width="${width}"
      style="display:block;width:100%;max-width:${width}px;height:auto;border:0;margin:0 0 ${caption ? 6 : 22}px;background-color:#eeedfa;font:400 16px/24px ${FACE};color:#17143d"
    />${
      caption &&
      html`<p class="quiet" style="margin:0 0 22px;font:400 14px/21px ${FACE};color:#4a4670">${caption}</p>`
    }`;
};

/** Where the figures in the sentences come from. */
const sources = (node: SafeElement): Html =>
  table(
    html`<tr>
      <td class="rule quiet" style="border-top:1px solid #8b89a6;padding:14px 0 0;color:#4a4670">
        <p class="quiet" style="margin:0 0 6px;font:700 14px/21px ${FACE};color:#4a4670">
          ${text(node, "title")}
        </p>
        ${node.children.map(
          (child) =>
            child.type === "element" &&
            html`<p class="quiet" style="margin:0 0 4px;font:400 14px/21px ${FACE};color:#4a4670">
              ${text(child, "note")}&nbsp; ${text(child, "statement")}.
              <a class="link" href="${text(child, "href")}" style="color:#3a32b8">${text(child, "source")}</a>
            </p>`,
        )}
      </td>
    </tr>`,
    "26px 0 18px",
  );

/**
 * One component as HTML for mail.
 * @param inside what stands in it, drawn already; `title`: a callout's
 */
export function mailBlock(node: SafeElement, { inside, title }: { inside: string; title: string }): Html {
  switch (node.tagName) {
    case "x-claim":
      return node.properties["inline"] === true ? figureInSentence(node, trustedHtml(inside)) : figure(node);
    case "x-agendaitem":
      return ask(node);
    case "x-card":
      return card(node);
    case "x-callout":
      return callout(node, trustedHtml(title), trustedHtml(inside));
    case "x-button":
      return buttonHtml(trustedHtml(inside), text(node, "href"));
    case "x-picture":
      return picture(node);
    case "x-sources":
      return sources(node);
    default:
      return trustedHtml(inside);
  }
}
