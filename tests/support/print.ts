import type { openContent } from "@/lib/content/store";
import type { Locale } from "@/lib/platform/i18n";
import { composeDocument, isPrintable } from "@/lib/print/compose";
import type { PrintDocument } from "@/lib/print/document";
import { qrCode } from "@/lib/print/qr";

/** A document with a cover and nothing else that must be there. */
export const aPrintDocument = (given: Partial<PrintDocument> = {}): PrintDocument => ({
  lang: "en",
  title: "STEM",
  summary: "Every child can reach the sciences.",
  description: "What keeps children from STEM.",
  keywords: [],
  authors: ["Children Now"],
  published: null,
  kind: "Issue brief",
  address: "https://example.org/issues/stem",
  shortAddress: "example.org/issues/stem",
  site: "Movement",
  organisation: "Children Now",
  cover: { ground: "#8fd6a8", ink: "#17143d", cuts: [{ fill: "#ffffff", d: "M0 0h100v100h-100Z" }] },
  bylines: [],
  credits: [],
  sections: [],
  below: [],
  sources: [],
  disclaimer: null,
  qr: qrCode("https://example.org/issues/stem"),
  words: {
    sources: "Sources",
    sourcesIntro: "",
    readIt: "Read it on the web",
    qrAlt: "QR code",
    below: "In this issue",
    zeroScale: "Scale starts at zero.",
  },
  ...given,
});

/** A page of a content folder as it goes to the printer. @throws when it is not there or cannot be printed */
export function composeFrom(
  content: ReturnType<typeof openContent>,
  locale: Locale,
  address: string,
): PrintDocument {
  const page = content.getPage(locale, address);
  if (!page || !isPrintable(page)) throw new Error(`${address} cannot be printed`);
  return composeDocument(page, {
    site: content.getSite(),
    origin: "https://example.org",
    claims: content.listClaims(),
    terms: content.listTerms(),
    people: content.listPeople(),
    organizations: content.listOrganizations(),
    parent: content.getParent(locale, address),
    children: content.listChildren(locale, address),
    now: new Date("2026-11-20T12:00:00Z"),
  });
}
