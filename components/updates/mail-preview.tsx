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
  from: string;
  /** The mail with each subject that is tested; one where none is. */
  mails: readonly NumberedMail[];
  /** The one of them that is looked at. */
  shown: NumberedMail;
};

type NumberedMail = { number: number; subject: string; preview: string; text: string };

const ordinals = ["First", "Second", "Third"];

/** The mail as an inbox announces it, and as it opens there: in a frame without rights, or as text. */
export function MailPreview(props: MailPreviewProps) {
  const { id, revision, look, locale, written, reader, from, mails, shown } = props;
  const address = (choice: { look?: PreviewLook; locale?: Locale; subject?: number }) => {
    const query = new URLSearchParams({ look: choice.look ?? look, language: choice.locale ?? locale });
    const subject = choice.subject ?? shown.number;
    if (subject > 1) query.set("subject", String(subject));
    if (reader) query.set("as", reader.id);
    return `/staff/updates/${id}/preview?${query}#mail`;
  };
  const frame = new URLSearchParams({
    ...{ look, revision: String(revision), subject: String(shown.number) },
    ...(reader && { as: reader.id }),
  });
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
          ...(mails.length > 1
            ? [
                {
                  id: "subject",
                  title: "Subject",
                  choices: mails.map(({ number }) => ({
                    href: address({ subject: number }),
                    label: ordinals[number - 1] ?? String(number),
                    chosen: number === shown.number,
                  })),
                },
              ]
            : []),
        ]}
      />
      {mails.length > 1 ? (
        <p className="max-w-measure">
          These {mails.length === 2 ? "two" : "three"} subjects are tested. Below, the mail has the{" "}
          {ordinals[shown.number - 1]?.toLowerCase()}.
        </p>
      ) : null}
      <ol className="inbox-lines" aria-label="As an inbox announces it">
        {mails.map(({ number, subject, preview }) => (
          <li
            key={number}
            className="inbox-line"
            lang={locale}
            aria-current={mails.length > 1 && number === shown.number ? "true" : undefined}
          >
            <span className="inbox-from">{from}</span>
            <span className="inbox-words">
              <strong>{subject}</strong> <span>{preview}</span>
            </span>
          </li>
        ))}
      </ol>
      {look === "text" ? (
        <pre className="letter-text" tabIndex={0} lang={locale}>
          {shown.text}
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
