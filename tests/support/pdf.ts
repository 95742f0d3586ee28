import { inflateSync } from "node:zlib";

/** What a PDF of ours says of itself, and the words on each of its pages in the order in which they are set. */
export type ReadPdf = {
  pages: string[];
  lang: string | undefined;
  title: string | undefined;
  /** Whether it has a tree of tags for those who hear it (ISO 32000-1, section 14.7). */
  tagged: boolean;
  /** Whether it claims PDF/UA-1 (ISO 14289-1). */
  universal: boolean;
  /** Each tag's kind: "H1", "P", "L". */
  tags: string[];
};

/** Reads the few things that tests ask of a PDF that Typst has written; no general reader. */
export function readPdf(file: Uint8Array): ReadPdf {
  const source = Buffer.from(file).toString("latin1");
  const objects = new Map(
    [...source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = "", body = ""]) => [
      id,
      body,
    ]),
  );
  const object = (id: string | undefined): string => objects.get(id ?? "") ?? "";
  const reference = (body: string, name: string): string =>
    object(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1]);
  const catalog = [...objects.values()].find((body) => /\/Type \/Catalog\b/.test(body)) ?? "";
  const metadata = Buffer.from(streamOf(reference(catalog, "Metadata")), "latin1").toString("utf8");
  const kids = /\/Kids \[([^\]]*)\]/.exec(reference(catalog, "Pages"))?.[1] ?? "";
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => {
    const page = object(id);
    const fonts = new Map(
      [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = "", font]) => [
        name,
        signsOf(streamOf(reference(object(font), "ToUnicode"))),
      ]),
    );
    return wordsOf(streamOf(reference(page, "Contents")), fonts);
  });
  return {
    pages,
    lang: /\/Lang \(([^)]*)\)/.exec(catalog)?.[1],
    title: /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s.exec(metadata)?.[1],
    tagged: /\/StructTreeRoot \d+ 0 R/.test(catalog) && /\/Marked true/.test(catalog),
    universal: /<pdfuaid:part>1</.test(metadata),
    tags: [...source.matchAll(/\/Type \/StructElem\s*\/S \/(\w+)/g)].map(([, tag = ""]) => tag),
  };
}

function streamOf(body: string): string {
  const begin = body.indexOf("stream\n") + "stream\n".length;
  const data = Buffer.from(body.slice(begin, body.lastIndexOf("\nendstream")), "latin1");
  return (/\/Filter/.test(body.slice(0, begin)) ? inflateSync(data) : data).toString("latin1");
}

/** The signs that a font's glyphs stand for, by their numbers (ISO 32000-1, section 9.10.3). */
function signsOf(map: string): Map<number, string> {
  const blocks = [...map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)]
    .map(([, block = ""]) => block)
    .join("\n");
  return new Map(
    [...blocks.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)>/gi)].map(([, glyph = "", sign = ""]) => [
      parseInt(glyph, 16),
      Buffer.from(sign, "hex").swap16().toString("utf16le"),
    ]),
  );
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const unescape = (text: string): string =>
  text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_all, octal: string | undefined, sign: string) =>
    octal === undefined ? (escapes[sign] ?? sign) : String.fromCharCode(parseInt(octal, 8)),
  );

function wordsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> | undefined;
  const lines: string[] = [];
  for (const [, name, shown] of content.matchAll(
    /\/(f\d+) [\d.]+ Tf|((?:\[(?:\((?:\\[\s\S]|[^\\)])*\)|[^\]()])*\]|\((?:\\[\s\S]|[^\\)])*\))) ?T[jJ]/g,
  )) {
    if (name !== undefined) font = fonts.get(name);
    if (shown === undefined) continue;
    const bytes = [...shown.matchAll(/\(((?:\\[\s\S]|[^\\)])*)\)/g)]
      .map(([, part = ""]) => unescape(part))
      .join("");
    const glyphs = Array.from(
      { length: bytes.length / 2 },
      (_, place) => bytes.charCodeAt(place * 2) * 256 + bytes.charCodeAt(place * 2 + 1),
    );
    lines.push(glyphs.map((glyph) => font?.get(glyph) ?? "").join(""));
  }
  return lines.join("\n");
}
