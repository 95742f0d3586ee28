/**
 * Takes the framework out of a finished page: every script that is not marked `data-document` (or is data, JSON-LD),
 * the preloads of scripts, and those of styles, which a page brings with it, React's comment marks and its empty holder
 * of late parts. React escapes `<` in text and attributes, so every `<script` in its output is a tag of its own making
 * and none can hide in what people wrote.
 */
export function toDocument(html: string): string {
  return (
    html
      .replace(/<script\b([^>]*)>[\s\S]*?<\/script>/g, (script: string, attributes: string) =>
        /\bdata-document\b|\btype="application\/ld\+json"/.test(attributes) ? script : "",
      )
      .replace(/<link\b[^>]*>/g, (link) =>
        /\bas="(?:script|style)"|\brel="modulepreload"/.test(link) ? "" : link,
      )
      .replace(/<!--[^>]*-->/g, "")
      .replace(/<div hidden=""><\/div>/g, "")
      // An empty action is not valid HTML; without one a form goes to its own page just the same.
      .replace(/(<form\b[^>]*?) action=""/g, "$1")
  );
}
