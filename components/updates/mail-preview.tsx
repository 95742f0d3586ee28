import { languageNames } from "@/components/updates/obstacle-list";
import type { Locale } from "@/lib/platform/i18n";

type MailPreviewProps = {
  id: string;
  revision: number;
  parts: readonly { locale: Locale; subject: string; text: string }[];
};

const widths = [
  { name: "On a computer", className: "min-w-[min(39rem,100%)] flex-1" },
  { name: "On a phone", className: "w-[23.5rem] max-w-full flex-none" },
];

/** The mail in each language: as HTML at two widths, in frames without rights, and its text part. */
export function MailPreview({ id, revision, parts }: MailPreviewProps) {
  return parts.map(({ locale, subject, text }) => (
    <section key={locale} aria-labelledby={`preview-${locale}`} className="mt-10 border-t-3 border-rule pt-4">
      <h2 id={`preview-${locale}`} className="text-small-head font-black">
        {languageNames[locale]}
      </h2>
      <p className="mt-1">
        <span className="text-quiet">Subject: </span>
        <span lang={locale} className="font-bold">
          {subject}
        </span>
      </p>
      <div className="mt-4 flex flex-wrap gap-8">
        {widths.map(({ name, className }) => (
          <div key={name} className={className}>
            <h3 className="font-bold">{name}</h3>
            <iframe
              className="letter-frame"
              title={`${name}: the mail in ${languageNames[locale]}`}
              src={`/staff/updates/${id}/frame/${locale}?revision=${revision}`}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
            />
          </div>
        ))}
      </div>
      <h3 className="mt-6 font-bold">As text</h3>
      <pre className="letter-text" tabIndex={0} lang={locale}>
        {text}
      </pre>
    </section>
  ));
}
