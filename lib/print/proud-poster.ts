import { PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import { bar, type Cut, disc, flower, leaf, quarter } from "@/lib/content/figures/cut";
import { groundColors, papersOn } from "@/lib/content/figures/paper";
import type { Site } from "@/lib/content/schema";
import { compile, typst } from "@/lib/print/compiler";
import { shortAddress } from "@/lib/print/compose";
import { printable } from "@/lib/print/typeset";
import { qrSvg } from "@/lib/print/way-in";
import { type Locale, translator } from "@/lib/platform/i18n";

/** A bloom along the foot of the field, on a sheet of 612 by 300; its left is kept for words. */
const bloom: readonly Cut[] = [
  quarter("lupine", 640, 330, 120, 2),
  disc("lupine", 300, 334, 70),
  bar("night", 568, 150, 14, 160),
  leaf("sage", 568, 278, 70, 2),
  ...flower(575, 138, 84, "snow", "poppy"),
  bar("night", 402, 150, 18, 160),
  leaf("sage", 402, 300, 84, 2),
  leaf("sage", 420, 268, 70, 3),
  ...flower(411, 154, 108, ["poppy", "lupine", "poppy", "poppy"], "night"),
  bar("night", 494, 240, 12, 80),
  ...flower(500, 236, 56, "lupine", "snow"),
];

/** The "Proud to be Pro-Kid" poster of an organization. */
export type ProudPoster = {
  locale: Locale;
  /** The organization's name as it is written, of any length. */
  name: string;
  /** The full address where others join. */
  address: string;
  site: Site;
};

/**
 * The poster as PDF: one sheet of US Letter, tagged (PDF/UA-1 unless the name holds a sign that no font here has). The
 * name is a value to the template and is never read as markup.
 * @throws TypesetError when it cannot be set
 */
export function proudPoster({ locale, name, address, site }: ProudPoster): Buffer {
  const t = translator(locale, "account-organization");
  const short = shortAddress(address);
  const shownName = printable(name);
  const poster = {
    lang: locale,
    title: t("toolkit.poster.title", { organization: shownName }),
    organisation: site.organisation[locale],
    name: shownName,
    ground: groundColors.sun.ground,
    cuts: bloom.map(({ fill, d }) => ({ fill: papersOn.sun[fill], d })),
    address,
    shortAddress: short,
    qr: qrSvg(address, short),
    words: {
      proud: t("toolkit.poster.proud"),
      proKid: t("toolkit.poster.proKid"),
      says: t("toolkit.poster.says"),
      member: t("toolkit.poster.member"),
      join: t("toolkit.poster.join"),
      qrAlt: t("toolkit.poster.qrAlt", { address: short }),
    },
  };
  const laidOut = compile(typst(), { poster: JSON.stringify(poster) }, "proud.typ");
  try {
    return typst().pdf(laidOut, { pdfStandard: PdfStandard.UA_1 });
  } catch {
    // The name holds a sign that no font here has, which that standard forbids.
    return typst().pdf(laidOut, {});
  } finally {
    typst().evictCache(10);
  }
}
