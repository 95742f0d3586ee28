const WIDTH = 72;

/** One paragraph broken into lines of at most 72 characters (RFC 5322, 2.1.1 asks for 78); long words stay whole. */
export function wrap(paragraph: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/\s+/).filter(Boolean)) {
    if (line && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line].join("\n");
}

/** Text for one line of a header or a sentence: no line breaks, no control signs. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** What somebody typed, fit to stand inside a sentence: right-to-left names are isolated (UAX #9) from its order. */
export function typed(text: string): string {
  const line = oneLine(text);
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

// Nobody's first name is longer; what is may be an attempt to write to a stranger through our mail.
const LONGEST_GREETED = 40;

/** The name a mail greets with, or "" when it is better to greet without. */
export const greetingName = (firstName: string): string =>
  [...firstName].length > LONGEST_GREETED || /\p{N}/u.test(firstName) ? "" : typed(firstName);
