import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler, type NodeTypstDocument, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import { LRUCache } from "lru-cache";
import type { PrintDocument } from "@/lib/print/document";
import { log } from "@/lib/platform/log";

/** Sizes of the text in points, the preferred one first. */
const sizes = [10.8, 10.4, 10, 9.6, 9.2, 8.8, 8.5] as const;
const smallest = sizes[6];

/** The pages of a brief: its text is set smaller before it takes a third. */
const briefPages = 2;
/** Articles run as long as they are. */
const articleSize = sizes[1];

// No such folder: the compiler reads what it is handed and nothing of this machine.
const nowhere = "/nonexistent/movement-print";
const main = `${nowhere}/document.typ`;

let opened: NodeCompiler | undefined;

/** The compiler with our fonts and templates, made on first use. */
function compiler(): NodeCompiler {
  if (opened) return opened;
  const home = join(/* turbopackIgnore: true */ process.cwd(), "lib", "print");
  const files = (folder: string, ending: string) =>
    readdirSync(join(home, folder))
      .filter((name) => name.endsWith(ending))
      .map((name) => ({ name, bytes: readFileSync(join(home, folder, name)) }));
  const made = NodeCompiler.create({
    workspace: nowhere,
    fontArgs: [{ fontBlobs: files("fonts", ".ttf").map(({ bytes }) => bytes) }],
  });
  for (const { name, bytes } of files("templates", ".typ")) {
    made.addSource(`${nowhere}/${name}`, bytes.toString("utf8"));
  }
  return (opened = made);
}

/** What Typst says of a document it cannot set. */
export class TypesetError extends Error {
  override name = "TypesetError";
}

function layOut(document: string, size: number): NodeTypstDocument {
  const result = compiler().compile({ mainFilePath: main, inputs: { document, size: String(size) } });
  if (result.result) return result.result;
  const error = result.takeError();
  throw new TypesetError(JSON.stringify(error ? compiler().fetchDiagnostics(error) : "no document"));
}

/** The size that each document took, by the hash of its data: found once, it need not be searched for again. */
const fitting = new LRUCache<string, number>({ max: 500 });

/** The document laid out in the largest size that keeps it on its pages; a longer one runs on in the smallest. */
function layOutToFit(document: PrintDocument): NodeTypstDocument {
  const data = JSON.stringify(document, (_key, value: unknown) =>
    typeof value === "string" ? printable(value) : value,
  );
  if (document.bylines.length > 0) return layOut(data, articleSize);
  const key = createHash("sha256").update(data).digest("base64");
  const known = fitting.get(key);
  if (known !== undefined) return layOut(data, known);
  let best: { size: number; laidOut: NodeTypstDocument } | undefined;
  let [low, high] = [0, sizes.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const size = sizes[middle] ?? smallest;
    const laidOut = layOut(data, size);
    const fits = laidOut.numOfPages <= briefPages;
    if (fits || size === smallest) best = { size, laidOut };
    if (fits) high = middle - 1;
    else low = middle + 1;
  }
  const { size, laidOut } = best ?? { size: smallest, laidOut: layOut(data, smallest) };
  fitting.set(key, size);
  return laidOut;
}

/**
 * Sets a document as a PDF: tagged, titled, in its language. It follows PDF/UA-1 (ISO 14289-1) unless it holds signs
 * that no font here has: that standard forbids a sign without a shape, so such a document is tagged all the same, but
 * does not claim the standard.
 *
 * @throws TypesetError when the document cannot be set
 */
export function typesetPdf(document: PrintDocument): Buffer {
  const laidOut = layOutToFit(document);
  try {
    return compiler().pdf(laidOut, { pdfStandard: PdfStandard.UA_1 });
  } catch (cause) {
    log.warn({ err: cause, address: document.address }, "a PDF does not reach PDF/UA-1");
    return compiler().pdf(laidOut, {});
  } finally {
    // What the last few documents share is kept; the rest would pile up.
    compiler().evictCache(10);
  }
}

/** Text without signs that have no shape: control characters, marks of direction and width, halves of pairs. */
const printable = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, (sign) => (sign === "\n" ? "\n" : ""));
