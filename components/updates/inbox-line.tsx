import type { Locale } from "@/lib/platform/i18n";

type InboxLineProps = {
  locale: Locale;
  from: string;
  subject: string;
  preheader: string;
  body: string;
};

/** About what an inbox shows of a subject and of what stands behind it, in signs; phones show less. */
const SUBJECT = 60;
const BEHIND = 90;

// What stands behind a personal field's bar is what a reader without one sees.
const shown = (text: string) => text.replace(/\{[^{}|]*\|([^{}]*)\}/g, "$1");

const cut = (text: string, most: number) => {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most).join("").trimEnd()}…`;
};

/** The first words of a text without its signs, about as a mail begins. */
function firstWords(body: string): string {
  const lines = body
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !/^(?:#|[-*+]\s|\d+[.)]\s|<|!\[|\||>)/.test(line));
  const [first = "", ...rest] = lines;
  const greets = rest.length > 0 && first.length <= 60 && /[,:]$/.test(first);
  return (greets ? rest : lines)
    .join(" ")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^>]*>|[*_`\\]/g, "");
}

/** The line an inbox shows: who it is from, the subject, and what stands behind it. */
export function InboxLine({ locale, from, subject, preheader, body }: InboxLineProps) {
  const behind = shown(preheader.trim() || firstWords(body.slice(0, 2000)));
  const long = [...subject.trim()].length > SUBJECT;
  return (
    <div className="inbox" aria-hidden="true">
      <p className="inbox-head">As an inbox shows it</p>
      <p className="inbox-from">{from}</p>
      <p className="inbox-line" lang={locale}>
        <span className="inbox-subject">{cut(shown(subject.trim()), SUBJECT) || "No subject yet"}</span>{" "}
        <span className="inbox-behind">{cut(behind, BEHIND)}</span>
      </p>
      {long ? <p className="inbox-note">Many inboxes cut the subject here.</p> : null}
    </div>
  );
}
