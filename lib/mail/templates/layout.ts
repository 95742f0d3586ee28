import { translator, type Locale } from "@/lib/platform/i18n";
import { html, type Html } from "../html";
import { accountUrl, pageUrl } from "../links";
import { greetingName, oneLine, wrap } from "../text";
import { FACE, FILLER, SERIF, STYLE } from "./style";

/** A mail ready to be sent, but for its addresses. */
export type RenderedMail = {
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
};

/** A piece of a mail in both of its forms, so that neither says what the other does not. */
export type Block = { html: Html; text: string };

/** A paragraph of running text. */
export const paragraph = (text: string): Block => ({
  html: html`<p class="ink" style="margin:0 0 18px;font:400 18px/28px ${SERIF};color:#17143d">${text}</p>`,
  text: wrap(text),
});

/** The same, smaller: what matters less or comes after. */
export const note = (text: string): Block => ({
  html: html`<p class="ink" style="margin:0 0 14px;font:400 15px/23px ${SERIF};color:#17143d">${text}</p>`,
  text: wrap(text),
});

/** The line a letter begins with. */
export function greeting(firstName: string, locale: Locale): Block {
  const t = translator(locale, "mail");
  const name = greetingName(firstName);
  return paragraph(name ? t("greeting.named", { name }) : t("greeting.nameless"));
}

/** A cell with a colour, since some programs give links none; what they know of padding differs too. */
export const buttonHtml = (label: string | Html, href: string): Html =>
  html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 26px">
    <tr>
      <td class="button" bgcolor="#17143d" style="background-color:#17143d;mso-padding-alt:16px 28px">
        <a
          class="button-link"
          href="${href}"
          style="display:inline-block;padding:14px 26px;border:2px solid #17143d;font:700 17px/22px ${FACE};color:#ffffff;text-decoration:none"
          >${label}</a
        >
      </td>
    </tr>
  </table>`;

/** The one thing to do. In text: its words, then the address on a line of its own. */
export const button = (label: string, href: string): Block => ({
  html: buttonHtml(label, href),
  text: `${label}:\n${href}`,
});

/** Things to do, one after the other: what and why, and where. In text: numbered, each address on a line of its own. */
export const steps = (all: readonly { what: string; label: string; href: string }[]): Block => ({
  html: html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="margin:0 0 26px"
  >
    ${all.map(
      ({ what, label, href }, at) =>
        html`<tr>
          <td
            class="rule ink"
            width="44"
            valign="top"
            style="width:44px;border-top:3px solid #17143d;padding:10px 0 16px;font:800 30px/32px ${FACE};color:#17143d"
          >
            ${at + 1}
          </td>
          <td
            class="rule ink"
            valign="top"
            style="border-top:3px solid #17143d;padding:12px 0 18px;font:400 17px/26px ${SERIF};color:#17143d"
          >
            ${what}<br />
            <a class="link" href="${href}" style="font:700 16px/28px ${FACE};color:#3a32b8">${label}</a>
          </td>
        </tr>`,
    )}
  </table>`,
  text: all
    .map(({ what, label, href }, at) => `${wrap(`${at + 1}. ${what}`)}\n${label}:\n${href}`)
    .join("\n\n"),
});

// The site's flower out of table cells: each petal round but for the corner at the middle. A client that knows no
// round corners shows four squares.
const petal = (colour: string, radius: string) =>
  html`<td
    width="20"
    height="20"
    bgcolor="${colour}"
    style="width:20px;height:20px;background-color:${colour};border-radius:${radius};font-size:0;line-height:0"
  >
    &nbsp;
  </td>`;

const mark = html`<table
  role="presentation"
  width="46"
  cellpadding="0"
  cellspacing="2"
  border="0"
  style="width:46px"
  aria-hidden="true"
>
  <tr>
    ${petal("#ffffff", "10px 10px 0 10px")}${petal("#ffffff", "10px 10px 10px 0")}
  </tr>
  <tr>
    ${petal("#3a32b8", "10px 0 10px 10px")}${petal("#ffffff", "0 10px 10px 10px")}
  </tr>
</table>`;

/** The link to the reader's account at a mail's foot. `token` says whom the mail is for; see `accountUrl`. */
export const accountFoot = (token: string, locale: Locale) => ({
  label: translator(locale, "mail")("frame.account"),
  href: accountUrl(token, locale),
});

type Letter = {
  locale: Locale;
  subject: string;
  /** What an inbox shows behind the subject. */
  preheader: string;
  heading: string;
  blocks: Block[];
  /** Why this mail came; stands small at the end, with `links` behind it. */
  reason: string;
  /** What stands between <title> and </title>, where that is not the subject. */
  title?: string;
  /** Further small lines after the reason, e.g. a postal address. Line breaks in them are kept. */
  foot?: string[];
  /** Markup at the end of the HTML form alone. */
  tail?: Html | false;
  /** Links after the reason, e.g. to unsubscribe. */
  links?: { label: string; href: string }[];
  headers?: Record<string, string>;
};

const breakLines = (text: string): Html[] =>
  text.split("\n").map((line, at) => html`${at > 0 && html`<br />`}${line}`);

/** Puts a mail's pieces into the frame all our mail shares: 600 px of tables for HTML, a letter for text. */
export function composeMail(letter: Letter): RenderedMail {
  const { locale, heading, blocks, reason, foot = [] } = letter;
  const t = translator(locale, "mail");
  const links = [
    ...(letter.links ?? []),
    { label: t("frame.privacy"), href: pageUrl("/policies/privacy", locale) },
  ];
  const body = html`<!doctype html>
    <html lang="${locale}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="x-apple-disable-message-reformatting" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>${letter.title ?? letter.subject}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body class="paper" style="margin:0;padding:0;background-color:#ffffff">
        <div
          style="display:none;max-height:0;max-width:0;overflow:hidden;font-size:1px;line-height:1px;color:#ffffff;mso-hide:all"
        >
          ${letter.preheader}${letter.preheader && FILLER}
        </div>
        <table
          role="presentation"
          class="paper"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          bgcolor="#ffffff"
          style="background-color:#ffffff"
        >
          <tr>
            <td align="center">
              <table
                role="presentation"
                class="page"
                width="600"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="width:600px;max-width:600px"
              >
                <tr>
                  <td class="pad" bgcolor="#ff8a1f" style="background-color:#ff8a1f;padding:22px 36px">
                    <table role="presentation" cellpadding="0" cellspacing="0" border="0">
                      <tr>
                        <td width="60" style="width:60px">${mark}</td>
                        <td style="font:700 17px/21px ${FACE};color:#17143d">${t("frame.name")}</td>
                      </tr>
                    </table>
                  </td>
                </tr>
                <tr>
                  <td class="pad" style="padding:36px 36px 22px">
                    <h1
                      class="ink head"
                      style="margin:0 0 22px;font:800 38px/42px ${FACE};letter-spacing:-0.02em;color:#17143d"
                    >
                      ${heading}
                    </h1>
                    ${blocks.map((block) => block.html)}
                  </td>
                </tr>
                <tr>
                  <td class="pad" style="padding:0 36px 44px">
                    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
                      <tr>
                        <td
                          class="rule quiet"
                          style="border-top:3px solid #17143d;padding-top:16px;font:400 14px/21px ${FACE};color:#4a4670"
                        >
                          ${reason} ${t("frame.who")}<br />
                          ${foot.map((line) => html`${breakLines(line)}<br />`)}
                          ${links.map(
                            ({ label, href }, at) =>
                              html`${at > 0 && " · "}<a class="link" href="${href}" style="color:#3a32b8"
                                  >${label}</a
                                >`,
                          )}
                        </td>
                      </tr>
                    </table>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
        ${letter.tail ?? false}
      </body>
    </html>`;
  const text = [
    ...blocks.map((block) => block.text),
    t("frame.signature"),
    `-- \n${wrap(`${reason} ${t("frame.who")}`)}`,
    ...foot.map((line) => line.split("\n").map(wrap).join("\n")),
    ...links.map(({ label, href }) => `${label}: ${href}`),
  ];
  return {
    subject: oneLine(letter.subject),
    html: body.markup,
    text: `${text.join("\n\n")}\n`,
    ...(letter.headers && { headers: letter.headers }),
  };
}
