/** Markup that is safe to put into a mail as it is. Made only by `html` and `trustedHtml`. */
export class Html {
  constructor(readonly markup: string) {}
  toString(): string {
    return this.markup;
  }
}

type Value = Html | string | number | null | false | readonly Value[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

function markupOf(value: Value): string {
  if (value === null || value === false) return "";
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(markupOf).join("");
  return escape(String(value));
}

/** A template literal whose values are escaped for text and for quoted attributes; `Html` values go in as they are. */
export function html(words: TemplateStringsArray, ...values: Value[]): Html {
  // Our own indentation is not worth sending; what is put in keeps its spaces.
  const parts = words.map((word, at) => word.replace(/\n\s+/g, "\n") + markupOf(values[at] ?? null));
  return new Html(parts.join(""));
}

/** Says that this markup was made by us and needs no escaping, e.g. an update's sanitized body. */
export const trustedHtml = (markup: string): Html => new Html(markup);
