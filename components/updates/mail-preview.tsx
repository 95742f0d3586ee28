import "./mail-preview.css";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { languageNames } from "@/components/updates/obstacle-list";
import type { Locale } from "@/lib/platform/i18n";

/** How a mail is looked at. */
export const previewLooks = ["desktop", "phone", "dark", "blocked", "text"] as const;
export type PreviewLook = (typeof previewLooks)[number];

const lookNames: Record<PreviewLook, string> = {
  desktop: "On a computer",
  phone: "On a phone",
  dark: "In the dark",
  blocked: "Without pictures",
  text: "As text",
};

type MailPreviewProps = {
  id: string;
  revision: number;
  look: PreviewLook;
  locale: Locale;
  /** The languages it is written in. */
  written: readonly Locale[];
  /** As this member gets it; null: as somebody of whom nothing is known. */
  reader: { id: string; name: string } | null;
  mail: { from: string; subject: string; preview: string; text: string };
};

/** The mail as an inbox announces it, and as it opens there: in a frame without rights, or as text. */
export function MailPreview({ id, revision, look, locale, written, reader, mail }: MailPreviewProps) {
  const address = (choice: { look?: PreviewLook; locale?: Locale }) => {
    const query = new URLSearchParams({ look: choice.look ?? look, language: choice.locale ?? locale });
    if (reader) query.set("as", reader.id);
    return `/staff/updates/${id}/preview?${query}#mail`;
  };
  const frame = new URLSearchParams({ look, revision: String(revision), ...(reader && { as: reader.id }) });
  return (
    <section id="mail" aria-label="The mail" className="mail-preview">
      <ChoiceLinks
        label="How the mail is shown"
        groups={[
          {
            id: "look",
            title: "Shown",
            choices: previewLooks.map((name) => ({
              href: address({ look: name }),
              label: lookNames[name],
              chosen: name === look,
            })),
          },
          ...(written.length > 1
            ? [
                {
                  id: "language",
                  title: "Language",
                  choices: written.map((name) => ({
                    href: address({ locale: name }),
                    label: languageNames[name],
                    chosen: name === locale,
                  })),
                },
              ]
            : []),
        ]}
      />
      <p className="inbox-line" lang={locale}>
        <span className="inbox-from">{mail.from}</span>
        <span className="inbox-words">
          <strong>{mail.subject}</strong> <span>{mail.preview}</span>
        </span>
      </p>
      {look === "text" ? (
        <pre className="letter-text" tabIndex={0} lang={locale}>
          {mail.text}
        </pre>
      ) : (
        <iframe
          className="letter-frame"
          data-look={look}
          title={`${lookNames[look]}: the mail in ${languageNames[locale]}${reader ? `, as ${reader.name} gets it` : ""}`}
          src={`/staff/updates/${id}/frame/${locale}?${frame}`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      )}
    </section>
  );
}
