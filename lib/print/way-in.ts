import { PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import sharp from "sharp";
import { figureOf } from "@/lib/content/figures/figure";
import { groundColors, papersOn } from "@/lib/content/figures/paper";
import type { Site } from "@/lib/content/schema";
import { compile, typst } from "@/lib/print/compiler";
import { shortAddress } from "@/lib/print/compose";
import { qrCode } from "@/lib/print/qr";
import { printable } from "@/lib/print/typeset";
import { type Locale, translator } from "@/lib/platform/i18n";

/** A way to the join form, as it is handed out on paper. */
export type PrintedWay = {
  locale: Locale;
  /** The full address it leads to. */
  address: string;
  /** Who hands it out; null where that is nobody but us. */
  by: string | null;
  site: Site;
};

/** The white that a code needs around it, in modules (ISO/IEC 18004, section 6.3.8). */
const QUIET_ZONE = 4;

/**
 * An address's QR code as an SVG file of its own, 40 units a module: black on white, as every reader knows it.
 * @param title what it leads to, for those who do not see it
 */
export function qrSvg(address: string, title: string): string {
  const { size, runs } = qrCode(address);
  const side = size + 2 * QUIET_ZONE;
  const escaped = title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 40}" height="${side * 40}"` +
    ` role="img" aria-label="${escaped}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/>` +
    `<path stroke="#000" transform="translate(${QUIET_ZONE} ${QUIET_ZONE})" d="${runs}"/></svg>\n`
  );
}

/**
 * A poster (US Letter, PDF/UA-1) with a way to the join form.
 * @throws TypesetError when it cannot be set
 */
export function wayInPoster({ locale, address, by, site }: PrintedWay): Buffer {
  const t = translator(locale, "partners");
  const cuts = figureOf("movement", "poppy").map(({ fill, d }) => ({ fill: papersOn.poppy[fill], d }));
  const short = shortAddress(address);
  const poster = {
    lang: locale,
    title: t("poster.title"),
    sentence: t("poster.sentence"),
    site: site.name[locale],
    organisation: site.organisation[locale],
    cover: { ...groundColors.poppy, cuts },
    address,
    shortAddress: short,
    by: by && printable(t("poster.by", { partner: by })),
    qr: qrSvg(address, short),
    words: { how: t("poster.how"), free: t("poster.free"), qrAlt: t("poster.qrAlt", { address: short }) },
  };
  const laidOut = compile(typst(), { poster: JSON.stringify(poster) }, "way-in.typ");
  try {
    return typst().pdf(laidOut, { pdfStandard: PdfStandard.UA_1 });
  } catch {
    // A name holds a sign that no font here has, which that standard forbids.
    return typst().pdf(laidOut, {});
  } finally {
    typst().evictCache(10);
  }
}

/** What a way in can be printed as: the code alone as a picture, or the poster. */
export const printedFormats = ["svg", "png", "pdf"] as const;

/** The width and height of the code as PNG, in pixels: 4 inches at 300 dots an inch. */
const PNG_SIDE = 1200;

/**
 * A way in as a file to print: an answer to a GET.
 * @param name the file's name without its ending
 * @throws TypesetError when a poster cannot be set
 */
export async function printWayIn(
  format: (typeof printedFormats)[number],
  way: PrintedWay & { name: string },
): Promise<Response> {
  const svg = () => qrSvg(way.address, shortAddress(way.address));
  const [type, body] =
    format === "svg"
      ? ["image/svg+xml", Buffer.from(svg())]
      : format === "png"
        ? ["image/png", await sharp(Buffer.from(svg())).resize(PNG_SIDE, PNG_SIDE).png().toBuffer()]
        : ["application/pdf", wayInPoster(way)];
  const disposition = format === "pdf" ? "inline" : "attachment";
  const fileName = [way.name, ...(way.locale === "en" ? [] : [way.locale])].join("-");
  return new Response(new Uint8Array(body as Buffer), {
    headers: {
      "Content-Type": type as string,
      "Content-Language": way.locale,
      "Content-Disposition": `${disposition}; filename="${fileName}.${format}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
