import type { SafeContent, SafeElement } from "./schema";

/** What a component is written with: the letter's own ways of setting text, at the width there is. */
export type Setting = {
  /** A paragraph, its lines broken between words. */
  fold: (text: string) => string;
  /** What stands in the component, as text of one line. */
  words: (nodes: readonly SafeContent[]) => string;
  /** What stands in the component, as paragraphs, narrower by two signs. */
  inside: (nodes: readonly SafeContent[]) => string;
};

const text = (node: SafeElement, name: string): string => String(node.properties[name] ?? "");
const sentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);

/** One component of an update in a letter: addresses stand on lines of their own, where they are long. */
export function letterBlock(node: SafeElement, { fold, words, inside }: Setting): string {
  const get = (name: string) => text(node, name);
  const way = (label: string) => `${label}:\n${get("href")}`;
  switch (node.tagName) {
    case "x-claim": {
      const statement = [get("qualifier"), get("figure"), get("sentence")].filter(Boolean).join(" ");
      return `${fold(sentence(statement))}\n${way(fold(`(${get("place")}) ${get("source")}`))}`;
    }
    case "x-agendaitem":
      return `${fold(`${get("title")} (${get("status")})`)}\n${fold(get("words"))}\n${way(get("more"))}`;
    case "x-card":
      return `${fold(`${get("kicker")}: ${get("title")}`)}\n${fold(get("summary"))}\n${way(get("more"))}`;
    case "x-button":
      return way(fold(words(node.children)));
    case "x-picture":
      return fold(`[${get("alt")}]${get("caption") && ` ${get("caption")}`}`);
    case "x-callout": {
      const title = node.children.find((child) => child.type === "element" && child.tagName === "x-title");
      const head = title?.type === "element" ? fold(words(title.children)) : "";
      const body = inside(node.children.filter((child) => child !== title));
      return [head, body]
        .filter(Boolean)
        .join("\n\n")
        .split("\n")
        .map((line) => `| ${line}`.trimEnd())
        .join("\n");
    }
    case "x-sources": {
      const lines = node.children.flatMap((child) =>
        child.type === "element"
          ? [
              `${fold(`[${text(child, "note")}] ${sentence(text(child, "statement"))} ${text(child, "source")}:`)}\n${text(child, "href")}`,
            ]
          : [],
      );
      return [`${get("title")}:`, ...lines].join("\n\n");
    }
    default:
      return fold(words(node.children));
  }
}
