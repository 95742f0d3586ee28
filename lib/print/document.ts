import type { Audience } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import type { QrCode } from "@/lib/print/qr";

// What a page is on paper, as data. The Typst templates beside this file read it as JSON: whatever people typed stays a
// value there and is never read as markup.

/** Words within a line. */
export type Run =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em" | "del" | "sup"; runs: Run[] }
  /** Words in another language than the document's. */
  | { kind: "words"; lang: Locale; runs: Run[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; runs: Run[] }
  | { kind: "break" }
  /** A figure in the middle of a sentence, with the number of its source note. */
  | { kind: "claim"; text: string; note: number };

/** A figure set large. `share` is the part of the whole it names, from 0 to 1. */
export type LargeFigure = {
  qualifier: string;
  before: string;
  number: string;
  after: string;
  sentence: string;
  /** Its place and its year: "California, undated". */
  scope: string;
  share: number | null;
  note: number;
};

export type Bar = { label: string; value: string; share: number; note: number };
export type Step = { when: string | null; title: string | null; blocks: Block[] };

/** What stands on lines of its own. */
export type Block =
  | { kind: "paragraph"; runs: Run[] }
  | { kind: "heading"; level: number; runs: Run[] }
  | { kind: "list"; ordered: boolean; start: number; items: Block[][] }
  | { kind: "quotation"; blocks: Block[]; by: string[] }
  | { kind: "rule" }
  | { kind: "code"; text: string }
  | { kind: "table"; head: Run[][]; rows: Run[][][] }
  /** The document's first row of figures is its largest. */
  | { kind: "figures"; first: boolean; figures: LargeFigure[] }
  | { kind: "comparison"; title: string; bars: Bar[]; source: string }
  | { kind: "agenda"; title: string; status: string; blocks: Block[] }
  | { kind: "steps"; steps: Step[] }
  | { kind: "callout"; tone: "note" | "act"; title: string; blocks: Block[] }
  | { kind: "acts"; acts: { audience: Audience; title: string; blocks: Block[] }[] }
  | { kind: "view"; by: string; role: string | null; note: string; blocks: Block[] }
  | { kind: "goal"; year: string; state: string; title: string; note: string | null; blocks: Block[] };

/** A word that is explained in the margin. */
export type Word = { term: string; expansion: string | null; definition: string };

/** Blocks that need the sheet's whole width, or those of the text column with the words explained beside them. */
export type Part = { wide: boolean; blocks: Block[]; words: Word[] };

/** A heading and what follows it, up to the next one of its level. */
export type Section = { heading: Run[] | null; parts: Part[] };

/** Where figures come from, and a numbered line for each: the figure, what it says and of which place. */
export type Source = {
  name: string;
  lines: { note: number; figure: string; statement: string; href: string }[];
};

/** A person of the byline; lines are roles and the like. */
export type Byline = { name: string; lines: string[] };

export type PrintDocument = {
  lang: "en" | "es";
  title: string;
  summary: string;
  description: string;
  keywords: string[];
  /** Who answers for it: the authors of an article, otherwise the organization. */
  authors: string[];
  /** The day it appeared (YYYY-MM-DD), if that is known. */
  published: string | null;
  /** What it is: "Issue brief". */
  kind: string;
  /** The page's full address and the same as it is read aloud, without https://. */
  address: string;
  shortAddress: string;
  site: string;
  organisation: string;
  /** Colours of the cover and its figure as pieces with literal colours, the last on top. */
  cover: { ground: string; ink: string; cuts: { fill: string; d: string }[] };
  bylines: Byline[];
  /** The lines under a byline: publication and date. */
  credits: string[];
  sections: Section[];
  /** The pages below this one. */
  below: { title: string; summary: string; href: string; address: string }[];
  sources: Source[];
  /** What is said at the end, such as whose opinions these are. */
  disclaimer: string | null;
  /** A QR code of the address. */
  qr: QrCode;
  /** The template's own words, in the document's language. */
  words: Record<"sources" | "sourcesIntro" | "readIt" | "qrAlt" | "below" | "zeroScale", string>;
};
