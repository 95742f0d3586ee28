import { Copied } from "@/components/staff/copied";
import type { QrCode } from "@/lib/print/qr";
import type { Locale } from "@/lib/platform/i18n";

export type WayLink = {
  locale: Locale;
  /** The full address of the join form by this way. */
  href: string;
  qr: QrCode;
  /** Where the code is to be had as a picture, and the poster. */
  svg: string;
  png: string;
  pdf: string;
  /** What shows the form on another site. */
  snippet: string;
};

const languages: Record<Locale, string> = { en: "English", es: "Spanish" };

type WayLinksProps = {
  links: readonly WayLink[];
  /** The page that the partner sees, by language. */
  own?: readonly { locale: Locale; href: string }[];
};

/** A way in as it is handed out: the address, the code and the poster to print, the form for a page, by language. */
export function WayLinks({ links, own }: WayLinksProps) {
  return (
    <div className="mt-12 grid gap-12 xl:grid-cols-2">
      {links.map((link) => {
        const theirs = own?.find(({ locale }) => locale === link.locale);
        const language = languages[link.locale];
        return (
          <section key={link.locale} aria-labelledby={`way-${link.locale}`} className="way">
            <h2 id={`way-${link.locale}`} className="text-small-head font-black">
              In {language}
            </h2>
            <div className="way-parts">
              <QrPicture {...link.qr} label={`QR code of the link in ${language}`} />
              <div className="grid content-start gap-3">
                <Copied id={`link-${link.locale}`} label="The link" value={link.href} />
                <p className="flex flex-wrap gap-x-6 gap-y-2 font-bold">
                  <a href={link.pdf}>
                    Poster<span className="sr-only"> in {language}</span> (PDF)
                  </a>
                  <a href={link.svg} download>
                    Code<span className="sr-only"> in {language}</span> (SVG)
                  </a>
                  <a href={link.png} download>
                    Code<span className="sr-only"> in {language}</span> (PNG)
                  </a>
                </p>
              </div>
            </div>
            {theirs ? (
              <Copied
                id={`own-${link.locale}`}
                label="The partner’s own page, with their numbers"
                hint="Send it to them: whoever has its address can open it."
                value={theirs.href}
              />
            ) : null}
            <Copied
              id={`snippet-${link.locale}`}
              label="The form for a page of theirs"
              hint="The page’s site must be let in first, under Ways in."
              value={link.snippet}
              rows={3}
            />
          </section>
        );
      })}
    </div>
  );
}

const QrPicture = ({ size, runs, label }: QrCode & { label: string }) => (
  <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label} className="way-code">
    <path fill="#fff" d={`M-4-4h${size + 8}v${size + 8}h-${size + 8}z`} />
    <path stroke="#000" d={runs} />
  </svg>
);
