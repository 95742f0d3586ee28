import { embedSnippet } from "@/lib/members/embed";
import { embedUrl, joinUrl, type NamedWay } from "@/lib/members/partner-link";
import { locales, translator } from "@/lib/platform/i18n";
import { qrCode } from "@/lib/print/qr";

/** A way in as it is handed out, by language: its address, its code, what to print and what to paste. */
export const linksOf = (way: NamedWay) =>
  locales.map((locale) => {
    const href = joinUrl(way, locale);
    const print = (format: string) =>
      `/staff/ways-in/print/${format}?${way.kind}=${way.name}&locale=${locale}`;
    return {
      locale,
      href,
      qr: qrCode(href),
      svg: print("svg"),
      png: print("png"),
      pdf: print("pdf"),
      snippet: embedSnippet(embedUrl(way, locale), translator(locale, "partners")("embedFrame")),
    };
  });
