import type { Place } from "@/lib/content/problems";

/** The largest page, in bytes of UTF-8. */
export const maxPageBytes = 200_000;
const maxLines = 5_000;
/**
 * The longest run of lines without an empty one, in characters. Markdown's parser takes time that grows with the
 * square of this for some texts (thousands of unclosed brackets: 20 seconds for 195,000 characters, 0.1 for 12,000).
 */
const maxBlock = 12_000;

/** Control characters, and those that make text read in another order than it is stored (CVE-2021-42574). */
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;
/** One line that opens quotation in quotation or list in list: 195,000 of them keep the parser busy for minutes. */
const manyContainers = /^(?:[ \t]{0,8}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){17}/;

/** What keeps a text from being parsed at all, so that no text can stall the site. Lines end in "\n". */
export function findObstacle(text: string): (Place & { reason: string }) | undefined {
  if (Buffer.byteLength(text) > maxPageBytes) {
    return { line: 1, column: 1, reason: `This text is larger than ${maxPageBytes / 1000} kB. Split it.` };
  }
  const lines = text.split("\n");
  if (lines.length > maxLines) {
    return { line: maxLines + 1, column: 1, reason: `This text has more than ${maxLines} lines. Split it.` };
  }
  let block = 0;
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    const hidden = invisible.exec(content);
    if (hidden) {
      const code = hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      return {
        line,
        column: hidden.index + 1,
        reason: `There is an invisible character (U+${code}) here. Delete it.`,
      };
    }
    if (manyContainers.test(content)) {
      return {
        line,
        column: 1,
        reason: "This is nested too deeply (lists in lists, quotations in quotations). Make it simpler.",
      };
    }
    block = content.trim() === "" ? 0 : block + content.length + 1;
    if (block > maxBlock) {
      return {
        line,
        column: 1,
        reason: `This paragraph is longer than ${maxBlock} characters. Put empty lines between its parts.`,
      };
    }
  }
  return undefined;
}
