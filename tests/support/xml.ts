/** An element of XML: its name, attributes, own text (entities read) and children. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
};

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function readText(raw: string): string {
  if (raw.includes("<")) throw new Error(`a bare < in: ${raw}`);
  return raw.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const sign = entities[name];
    if (sign === undefined || !whole.endsWith(";")) throw new Error(`an unknown entity: ${whole}`);
    return sign;
  });
}

/**
 * Reads a document of elements, attributes and text, which is all that our feeds are made of.
 * @throws Error when it is not well formed (XML 1.0, section 2.1), or holds a sign that XML cannot (section 2.2)
 */
export function readXml(source: string): XmlElement {
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(source);
  if (forbidden) throw new Error(`a forbidden sign at ${forbidden.index}`);
  const root: XmlElement = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  let at = source.startsWith("<?xml") ? source.indexOf("?>") + 2 : 0;
  while (at < source.length) {
    const parent = open.at(-1)!;
    const next = source.indexOf("<", at);
    parent.text += readText(source.slice(at, next < 0 ? source.length : next));
    if (next < 0) break;
    const tag = /^<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/.exec(source.slice(next));
    if (!tag) throw new Error(`no tag: ${source.slice(next, next + 60)}`);
    const [whole, closing, name = "", written = "", empty] = tag;
    at = next + whole.length;
    if (closing) {
      if (open.length < 2 || parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
      open.pop();
      continue;
    }
    const pairs = [...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [
      key,
      readText(value),
    ]);
    const attributes = Object.fromEntries(pairs) as Record<string, string>;
    if (Object.keys(attributes).length < pairs.length) throw new Error(`an attribute twice: ${whole}`);
    const element: XmlElement = { name, attributes, text: "", children: [] };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  const [only] = root.children;
  if (open.length > 1 || root.children.length !== 1 || !only || root.text.trim())
    throw new Error("not one whole element");
  return only;
}
