import { createHash } from "node:crypto";
import {
  type NodeCompiler,
  type NodeTypstDocument,
  PdfStandard,
} from "@myriaddreamin/typst-ts-node-compiler";
import { LRUCache } from "lru-cache";
import { compile, readTemplates, sealedCompiler } from "@/lib/print/compiler";
import type { PrintDocument } from "@/lib/print/document";
import { log } from "@/lib/platform/log";

/** Sizes of the text in points, the preferred one first. */
const sizes = [10.8, 10.4, 10, 9.6, 9.2, 8.8, 8.5] as const;
const smallest = sizes[6];

/** The pages of a brief: its text is set smaller before it takes a third. */
const briefPages = 2;
/** Articles run as long as they are. */
const articleSize = sizes[1];

let opened: NodeCompiler | undefined;
/** The compiler with our templates, made on first use. */
const typst = (): NodeCompiler => (opened ??= sealedCompiler(readTemplates()));

const layOut = (document: string, size: number): NodeTypstDocument =>
  compile(typst(), { document, size: String(size) });

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
    return typst().pdf(laidOut, { pdfStandard: PdfStandard.UA_1 });
  } catch (cause) {
    const reason = String(cause).slice(0, 300);
    log.debug({ address: document.address, reason }, "a PDF does not claim PDF/UA-1");
    return typst().pdf(laidOut, {});
  } finally {
    // What the last few documents share is kept; the rest would pile up.
    typst().evictCache(10);
  }
}

/** Text without signs that have no shape: control characters, marks of direction and width, halves of pairs. */
const printable = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, (sign) => (sign === "\n" ? "\n" : ""));
