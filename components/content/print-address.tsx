import { type Locale, translator } from "@/lib/platform/i18n";

type PrintAddressProps = {
  locale: Locale;
  /** The page's address as it is read aloud, without https://. */
  address: string;
  /** Its QR code: runs of dark modules, one unit thick, in a square of `size`. */
  qr: { size: number; runs: string };
};

/** Where a printed page stands on the web: in words, and for a phone's camera. It is seen on paper alone. */
export function PrintAddress({ locale, address, qr }: PrintAddressProps) {
  const t = translator(locale, "print");
  return (
    <div className="print-address">
      <svg
        className="print-qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t("qrAlt", { address })}
      >
        <path d={qr.runs} />
      </svg>
      <p>
        {t("readIt")} <b>{address}</b>
      </p>
    </div>
  );
}
