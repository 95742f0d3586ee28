import { createHash } from "node:crypto";
import { type NodeTypstDocument, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import { LRUCache } from "lru-cache";
import { compile, typst } from "@/lib/print/compiler";
import type { PrintDocument } from "@/lib/print/document";
import { log } from "@/lib/platform/log";

/** The pages of a brief. */
const briefPages = 2;
/** Sizes of a brief's text in points, the preferred one first: it is set smaller before it takes a third page. */
const briefSizes = [10.8, 10.4, 10, 9.6, 9.2, 8.8, 8.5] as const;
/** Articles run as long as they are; a little smaller where that saves a page. */
const articleSizes = [10.4, 10, 9.6] as const;
/** For what is much longer than a brief, which no size would make one. */
const longSize = 10;

const layOut = (document: string, size: number): NodeTypstDocument =>
  compile(typst(), { document, size: String(size) });

/** The size that each document took, by the hash of its data: found once, it need not be searched for again. */
const fitting = new LRUCache<string, number>({ max: 500 });

/** The document laid out in the size that suits it. */
function layOutToFit(document: PrintDocument): NodeTypstDocument {
  const data = JSON.stringify(document, (_key, value: unknown) =>
    typeof value === "string" ? printable(value) : value,
  );
  const key = createHash("sha256").update(data).digest("base64");
  const known = fitting.get(key);
  if (known !== undefined) return layOut(data, known);
  const tried = new Map<number, NodeTypstDocument>();
  const pagesIn = (size: number): number => {
    const laidOut = tried.get(size) ?? layOut(data, size);
    tried.set(size, laidOut);
    return laidOut.numOfPages;
  };
  const size = document.bylines.length > 0 ? articleSize(pagesIn) : briefSize(pagesIn);
  fitting.set(key, size);
  return tried.get(size) ?? layOut(data, size);
}

/** The largest size that keeps a brief on its pages, found by halving. */
function briefSize(pagesIn: (size: number) => number): number {
  let best: number = longSize;
  let [low, high] = [0, briefSizes.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const size = briefSizes[middle] ?? longSize;
    if (pagesIn(size) <= briefPages) {
      best = size;
      high = middle - 1;
    } else low = middle + 1;
  }
  return best;
}

function articleSize(pagesIn: (size: number) => number): number {
  const [preferred, ...smaller] = articleSizes;
  const pages = pagesIn(preferred);
  return smaller.find((size) => pagesIn(size) < pages) ?? preferred;
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

/** A text without signs that have no shape: control characters, marks of direction and width, halves of pairs. */
export const printable = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, (sign) => (sign === "\n" ? "\n" : ""));
