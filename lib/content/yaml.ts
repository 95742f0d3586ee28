import { type Document, isAlias, isMap, isNode, isPair, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import type { Checked, Place, Problem } from "@/lib/content/problems";

type Source = {
  file: string;
  /** The line of the file that the YAML begins on. */
  firstLine?: number;
  /** What the data is called when it as a whole is wrong: "The front matter", "This file". */
  what: string;
};

/**
 * Reads YAML 1.2 (core schema) into checked data. No tag, alias or anchor is accepted, so nothing in it can build an
 * object of a class, repeat itself or grow. Never throws.
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, source: Source): Checked<T> {
  const counter = new LineCounter();
  const problems: Problem[] = [];
  const report = (offset: number, reason: string) => {
    const { line, col } = counter.linePos(offset);
    const place: Place = { line: Math.max(line, 1) + (source.firstLine ?? 1) - 1, column: Math.max(col, 1) };
    problems.push({ file: source.file, ...place, reason, severity: "error" });
  };
  try {
    const document = parseDocument(text, {
      version: "1.2",
      schema: "core",
      merge: false,
      stringKeys: true,
      prettyErrors: false,
      lineCounter: counter,
      logLevel: "silent",
    });
    if (document.errors.some((fault) => fault.message.includes("call stack"))) throw new RangeError();
    for (const fault of [...document.errors, ...document.warnings]) {
      report(fault.pos[0], describeFault(fault.code, fault.message));
    }
    refuseReferences(document, report);
    if (problems.length > 0) return { ok: false, problems };

    const data: unknown = document.toJS({ maxAliasCount: 0 });
    const parsed = schema.safeParse(data);
    if (parsed.success) return { ok: true, value: parsed.data };
    for (const issue of parsed.error.issues) {
      for (const { path, reason } of explainIssue(issue, data, source.what)) {
        report(offsetOf(document, path), reason);
      }
    }
    return { ok: false, problems };
  } catch {
    // Nesting thousands of levels deep exhausts the stack of the YAML reader.
    report(0, `${source.what} cannot be read: it is nested too deeply.`);
    return { ok: false, problems };
  }
}

function describeFault(code: string, message: string): string {
  switch (code) {
    case "DUPLICATE_KEY":
      return "The same field stands here for the second time. Keep one of the two.";
    case "TAB_AS_INDENT":
      return "This line begins with a tab. Indent it with spaces.";
    case "TAG_RESOLVE_FAILED":
      return "A word that begins with ! asks for a program's own data type, which is not allowed. Put the text in quotes.";
    case "BAD_ALIAS":
      return "A word that begins with * or & has a special meaning. Put the text in quotes.";
    default:
      return `This YAML cannot be read: ${message.replace(/\s+/g, " ").replace(/\.$/, "")}. A text with a colon, a # or quotes in it belongs in quotes.`;
  }
}

function refuseReferences(document: Document, report: (offset: number, reason: string) => void): void {
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || node.anchor) {
        report(
          node.range?.[0] ?? 0,
          "References within the data (words that begin with & or *) are not allowed. Write the text out, or put it in quotes.",
        );
      } else if (node.tag && !node.tag.startsWith("tag:yaml.org,2002:")) {
        report(node.range?.[0] ?? 0, describeFault("TAG_RESOLVE_FAILED", ""));
      }
    },
  });
}

type Explained = { path: PropertyKey[]; reason: string };

function explainIssue(issue: z.core.$ZodIssue, data: unknown, what: string): Explained[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      reason: `"${key}" is not a field that is known here. Is it a typing mistake?`,
    }));
  }
  const name = issue.path
    .map((step) => (typeof step === "number" ? `entry ${step + 1}` : String(step)))
    .join(", ");
  const given = issue.path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    data,
  );
  if (issue.path.length === 0 && (data === null || data === undefined)) {
    return [{ path: [], reason: `${what} is empty.` }];
  }
  if (given === undefined) return [{ path: [...issue.path], reason: `The field ${name} is missing.` }];
  const unsaid = issue.code === "invalid_type" && issue.message.startsWith("Invalid input");
  const wrong = (unsaid && expectations[issue.expected]) || issue.message;
  return [{ path: [...issue.path], reason: `${name || what} ${wrong}.` }];
}

const expectations: Partial<Record<string, string>> = {
  array: "must be a list (lines that begin with a hyphen)",
  object: "must be fields and values (lines such as title: Words)",
  string: "must be text",
  number: "must be a number",
  int: "must be a whole number",
};

/** The offset of the key or the list entry at a path, or of the nearest thing around it that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const step = path[length - 1];
    const around = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    if (isMap(around)) {
      const pair = around.items.find(({ key }) => isNode(key) && "value" in key && key.value === step);
      if (isPair(pair) && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
