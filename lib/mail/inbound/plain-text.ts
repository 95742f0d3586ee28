/** What begins the copy of an older message in the HTML of the usual mail programs. */
const QUOTED_HTML =
  /<blockquote|<hr|(?:id|class)\s*=\s*["']?[^"'>]*(?:gmail_quote|yahoo_quoted|divRplyFwdMsg|appendonsend|moz-cite-prefix|OLK_SRC_BODY|reply-intro)/i;

/** HTML as a person reads it, roughly: lines of text, without what was quoted. */
export function textOfHtml(html: string): string {
  const part = html.slice(0, 200_000);
  const end = part.search(QUOTED_HTML);
  return (end < 0 ? part : part.slice(0, end))
    .replace(/<(style|script|head|title)\b[^>]{0,1000}>[\s\S]{0,50000}?<\/\1\s*>/gi, " ")
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]{0,1000}>/gi, "\n")
    .replace(/<[^>]{0,5000}>/g, " ")
    .replace(/&nbsp;|&#160;/gi, " ")
    .replace(/&lt;/gi, "<")
    .replace(/&gt;/gi, ">")
    .replace(/&quot;/gi, '"')
    .replace(/&amp;/gi, "&");
}

/** Lines with which the usual mail programs begin the copy of what is answered, in English and Spanish. */
const QUOTED =
  /^(?:-{2,} ?(?:original message|mensaje original|forwarded message|mensaje reenviado) ?-{2,}|_{10,}|(?:on|el) .{4,200}(?:wrote|escribio|escribió):?|(?:from|de|sent|enviado|enviado el): .{0,300}|-- ?)$/i;

/** What somebody wrote themselves in an answer: without what is quoted, and without their signature. */
export function ownWords(text: string): string {
  const lines: string[] = [];
  for (const line of text.slice(0, 100_000).split(/\r?\n/)) {
    // Only a few of these tests are ever made on a long line.
    if (QUOTED.test(line.slice(0, 600).trimEnd()) || line === "-- ") break;
    if (!/^\s*>/.test(line)) lines.push(line);
  }
  // "On Mon, 3 Nov 2026 at 10:00, Somebody\n<somebody@example.org> wrote:" over two lines.
  const own = lines.join("\n");
  const cut = own.search(/^(?:on|el) .{4,200}\n.{0,200}(?:wrote|escribió):\s*$/im);
  return (cut < 0 ? own : own.slice(0, cut)).trim();
}
