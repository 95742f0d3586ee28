const CRLF = "\r\n";

/** One line of words for a header: whole characters, no control signs, at most so many. */
const lineOf = (text: string, most: number): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, most)
    .toWellFormed();

/**
 * A To field's value: the name as quoted words or, beyond ASCII, as encoded words (RFC 2047), then the address.
 * Nothing in a name can end the field.
 */
export function formatMailbox(name: string, address: string): string {
  const words = lineOf(name, 120);
  if (!words) return address;
  const display = isPlain(words) && words.length <= 60 ? quote(words) : encodeWords(words).join(`${CRLF} `);
  return `${display}${CRLF} <${address}>`;
}

/** A whole field of unstructured text (RFC 5322, section 2.2.1), its lines of at most 76 signs where words allow, with CRLF. */
export function fieldOf(name: string, text: string): string {
  const words = lineOf(text, 900);
  // What looks like an encoded word would be read as one.
  if (isPlain(words) && !words.includes("=?")) return `${fold(`${name}: ${words}`)}${CRLF}`;
  return `${name}: ${encodeWords(words).join(`${CRLF} `)}${CRLF}`;
}

const isPlain = (words: string): boolean => /^[\x20-\x7e]*$/.test(words);

const quote = (words: string): string => `"${words.replace(/["\\]/g, "\\$&")}"`;

/** Broken where blanks are, so that unfolding gives back the same words. */
function fold(line: string): string {
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= 75)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join(`${CRLF} `);
}

/** Base64 encoded words, whole characters in each, short enough for a line with the name of a field (RFC 2047, sections 2 and 5). */
function encodeWords(words: string): string[] {
  const chunks: string[] = [];
  let chunk = "";
  for (const sign of words) {
    if (Buffer.byteLength(chunk + sign) > 39) {
      chunks.push(chunk);
      chunk = "";
    }
    chunk += sign;
  }
  return [...chunks, chunk].map((part) => `=?UTF-8?B?${Buffer.from(part).toString("base64")}?=`);
}
