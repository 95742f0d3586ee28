// What is searched for, as the database writes it (tsquery), taken apart: so that of each word is known whether its
// people have bits.

/** A word, or whatever begins with it. */
type Lexeme = { word: string; begins: boolean };

export type SearchNode = { and: SearchNode[] } | { or: SearchNode[] } | { not: SearchNode } | Lexeme;

/** The words, and the beginnings of words, whose people have bits. */
export type CommonWords = { words: ReadonlySet<string>; beginnings: ReadonlySet<string> };

/** Words that are searched for. */
export type SearchedWords = { query: string; common: CommonWords };

/** Takes apart what the database wrote: words in quotes, "&" before "|", groups in brackets. */
export function readWords(query: string): SearchNode {
  const tokens = query.match(/'(?:[^'\\]|''|\\.)*'(?::\*)?|[&|!()]/gs) ?? [];
  let at = 0;
  const several = (sign: "&" | "|", one: () => SearchNode): SearchNode[] => {
    const parts = [one()];
    while (tokens[at] === sign) {
      at += 1;
      parts.push(one());
    }
    return parts;
  };
  const either = (): SearchNode => {
    const or = several("|", () => {
      const and = several("&", one);
      return and.length === 1 ? and[0]! : { and };
    });
    return or.length === 1 ? or[0]! : { or };
  };
  const one = (): SearchNode => {
    const token = tokens[at++] ?? "";
    if (token === "!") return { not: one() };
    if (token === "(") {
      const inside = either();
      at += 1;
      return inside;
    }
    const begins = token.endsWith(":*");
    const quoted = token.slice(1, begins ? -3 : -1);
    return { word: quoted.replace(/''|\\(.)/gs, (pair, sign?: string) => sign ?? pair[0]!), begins };
  };
  return either();
}

/** As the database reads it. */
export function writeWords(node: SearchNode): string {
  if ("and" in node) return `(${node.and.map(writeWords).join(" & ")})`;
  if ("or" in node) return `(${node.or.map(writeWords).join(" | ")})`;
  if ("not" in node) return `!${writeWords(node.not)}`;
  return `'${node.word.replace(/['\\]/g, "$&$&")}'${node.begins ? ":*" : ""}`;
}

/**
 * Whether some words are sooner found by bits: one of them is common. Not where others beside it could be meant as well,
 * by a slip of the finger, and further words must fit: the index puts those together before anyone is looked at.
 */
function hasCommon(node: SearchNode, common: CommonWords): boolean {
  const has = (part: SearchNode) => hasCommon(part, common);
  const isRare = (part: SearchNode) => "word" in part && !part.begins && !has(part);
  if ("and" in node)
    return node.and.some(has) && !node.and.some((part) => "or" in part && has(part) && part.or.some(isRare));
  if ("or" in node) return node.or.some(has);
  if ("not" in node) return has(node.not);
  return (node.begins ? common.beginnings : common.words).has(node.word);
}

/** Words in two parts, of which both must fit: what is sooner found by bits, and what by the index. */
export function partWords(
  query: string,
  common: CommonWords,
): { byBits: string | null; byIndex: string | null } {
  const node = readWords(query);
  const parts = "and" in node && hasCommon(node, common) ? node.and : [node];
  const write = (some: SearchNode[]) => (some.length === 0 ? null : writeWords({ and: some }));
  return {
    byBits: write(parts.filter((part) => hasCommon(part, common))),
    byIndex: write(parts.filter((part) => !hasCommon(part, common))),
  };
}

/**
 * The people of some words in bits, in SQL. What has no common word in it stays together, to be found by the index.
 * @param bits the bits of a common word
 * @param found the bits of those who are found by words
 */
export function wordBits(
  node: SearchNode,
  common: CommonWords,
  { bits, found }: { bits: (lexeme: Lexeme) => string; found: (query: string) => string },
): string {
  const write = (part: SearchNode): string => {
    if ("not" in part) return `(~${write(part.not)})`;
    if (!hasCommon(part, common) && !hasNot(part)) return found(writeWords(part));
    if ("word" in part) return bits(part);
    const [parts, sign] = "and" in part ? [part.and, "&" as const] : [part.or, "|" as const];
    const apart = parts.filter((each) => hasCommon(each, common) || hasNot(each));
    const rest = parts.filter((each) => !apart.includes(each));
    const together = sign === "&" ? { and: rest } : { or: rest };
    return `(${[...apart.map(write), ...(rest.length > 0 ? [write(together)] : [])].join(` ${sign} `)})`;
  };
  return write(node);
}

/** No index finds those who do not have a word. */
function hasNot(node: SearchNode): boolean {
  if ("and" in node) return node.and.some(hasNot);
  if ("or" in node) return node.or.some(hasNot);
  return "not" in node;
}
