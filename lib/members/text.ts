import { parse } from "tldts";

// Bidirectional overrides and isolates, invisible spaces and joins that no name needs. The zero-width joiner stays:
// families of emoji and several scripts are written with it.
const INVISIBLE = /[\u200B\u200E\u200F\u061C\u2060\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

// Most lines: words of signs and letters up to the Latin ones with accents, which are composed, with one space between.
const CLEAN = /^[!-~\u00A1-\u024F]+(?: [!-~\u00A1-\u024F]+)*$/;

/** One line as it was meant: no control signs, no hidden ones, single spaces, composed letters (NFC). */
export const cleanLine = (text: string): string =>
  text === "" || CLEAN.test(text)
    ? text
    : text
        .toWellFormed()
        .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
        .replace(INVISIBLE, "")
        .replace(/\p{Zs}+/gu, " ")
        .trim()
        .normalize("NFC");

/** Several lines as they were meant: each cleaned, and no more than one empty one between two. */
export const cleanText = (text: string): string =>
  text
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map(cleanLine)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** Characters as people count them when they type: code points. */
export const lengthOf = (text: string): number => [...text].length;

const DOTTED = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Whether a mail program could make a link of it, or a page markup: then it is no name. */
export function holdsLinkOrMarkup(text: string): boolean {
  // Most names are words, of letters that no other form makes a sign of.
  if (/^[A-Za-z\u00C0-\u024F ]*$/.test(text)) return false;
  // As a browser or a mail program would read it: full-width signs and ideographic stops count.
  const plain = text.normalize("NFKC").replace(/[\u3002\uFF61]/g, ".");
  if (/[<>]|:\/\/|\bwww\.|&#|\bmailto:|\bjavascript:/iu.test(plain)) return true;
  return (plain.match(DOTTED) ?? []).some((word) => {
    const { domain, isIcann } = parse(word, { extractHostname: false });
    return domain !== null && isIcann === true;
  });
}

/** Whether there is anything to see in it. */
export const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{S}\p{P}]/u.test(text);
