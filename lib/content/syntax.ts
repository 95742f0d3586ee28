import type { Place } from "@/lib/content/problems";

type Fault = Place & { reason: string };

const braces =
  "Curly brackets { } hold program code, which pages never run. Write the text itself; for a real bracket write \\{ and \\}.";
const code =
  'A page cannot load or hand out program code. Delete this line; a sentence must not begin with the small word "import" or "export".';

/** Tags that are never content; named by themselves when the text around them cannot even be read. */
const dangerous = /<\s*\/?\s*(script|style|iframe|object|embed|link|meta|base|form|svg)\b/i;

/**
 * Puts what the MDX parser threw into words for an editor. Anything unknown (a stack exhausted by absurd nesting) is
 * explained too, so that parsing never throws.
 */
export function describeSyntaxError(error: unknown, source: string): Fault[] {
  const lines = source.split("\n");
  const place = placeOfError(error);
  const faults: Fault[] = [{ ...place, reason: explain(error, lines[place.line - 1] ?? "", place) }];
  const line = lines.findIndex((text) => dangerous.test(text));
  if (line >= 0)
    faults.push({ ...placeOfTag(lines[line] ?? "", line), reason: describeHtml(lines[line] ?? "") });
  return faults;
}

/** The sentence for a tag of HTML. */
export const htmlReason = (tag: string): string =>
  `<${tag}> is a tag of HTML, and pages hold none. Use Markdown, or one of the components, which begin with a capital letter.`;

export const expressionReason = braces;
export const codeReason = code;

const placeOfTag = (text: string, index: number): Place => ({
  line: index + 1,
  column: text.search(dangerous) + 1,
});
const describeHtml = (text: string): string => htmlReason(dangerous.exec(text)?.[1]?.toLowerCase() ?? "html");

/** A tag that is never closed is placed by the parser's words alone: "Expected a closing tag for `<A>` (8:1-8:4)". */
function placeOfError(error: unknown): Place {
  const [, line, column] =
    /\((\d+):(\d+)-/.exec(String((error as { reason?: unknown } | null)?.reason)) ?? [];
  return {
    line: numberOf(error, "line") ?? Number(line ?? 1),
    column: numberOf(error, "column") ?? Number(column ?? 1),
  };
}

function numberOf(error: unknown, key: "line" | "column"): number | undefined {
  const value = (error as Record<string, unknown> | null)?.[key];
  return typeof value === "number" ? value : undefined;
}

function explain(error: unknown, line: string, place: Place): string {
  const { ruleId, source, reason } = (error ?? {}) as Record<string, unknown>;
  const said = typeof reason === "string" ? reason : "";
  if (source === "micromark-extension-mdxjs-esm") return code;
  if (source === "micromark-extension-mdx-expression") return braces;
  if (ruleId === "end-tag-mismatch") return explainMismatch(said);
  if (ruleId === "unexpected-closing-slash") {
    return "This closing tag has no opening tag before it. Delete it, or write the opening tag.";
  }
  if (ruleId === "unexpected-lazy") {
    return "This line belongs to a tag begun in a quotation or a list. Begin it like the lines above it.";
  }
  if (source === "micromark-extension-mdx-jsx") return explainTag(said, line, place);
  if (source === "mdast-util-mdx-jsx") {
    return "A closing tag is its name alone, such as </Callout>, with nothing else between < and >.";
  }
  return "This text is nested so deeply that it cannot be read. Make it simpler.";
}

function explainMismatch(said: string): string {
  const opened = /^Expected a closing tag for `<([^`>]*)>`/.exec(said)?.[1];
  if (opened !== undefined) {
    return `<${opened}> is opened here and not closed in the same place. Write </${opened}> after its text, or end the tag with />.`;
  }
  const crossed = /^Unexpected closing tag `([^`]*)`, expected corresponding closing tag for `([^`]*)`/.exec(
    said,
  );
  if (crossed)
    return `${crossed[1]} closes something else than ${crossed[2]}, which was opened last. Close ${crossed[2]} first.`;
  return "The opening and the closing of this tag do not stand side by side. Leave an empty line before and after each.";
}

function explainTag(said: string, line: string, { column }: Place): string {
  if (said.includes("create a comment")) {
    return "Comments (<!-- -->) are not allowed in pages: what is not for readers does not belong in the file.";
  }
  if (said.includes("create a link") || /<(?:https?|mailto):/i.test(line)) {
    return "An address between < and > is not read here. Write it as a link: [words](https://example.org).";
  }
  if (said.includes("end of file")) return "A tag begins here or above and never ends: a > is missing.";
  if (said.includes("before name") && /[\d\s=$]/.test(line[column - 1] ?? " ")) {
    return 'A < begins a tag. If "less than" is meant, write it in words or as &lt;.';
  }
  if (said.includes("attribute value")) {
    return 'The value of an attribute stands in straight quotes, such as id="…". Typographic quotes (“ ”) do not work.';
  }
  return 'This tag cannot be read. A component is written <Name attribute="value" /> or <Name>text</Name>; for a mere < write &lt;.';
}
