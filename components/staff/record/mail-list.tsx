import type { PersonMail } from "@/lib/members/queries/list-person-mails";
import { mailName } from "@/components/staff/mail-names";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

const states: Readonly<Record<string, string>> = {
  queued: "Waits to be sent",
  pending: "Waits to be sent",
  sending: "Is being sent",
  sent: "Sent",
  bounced: "Came back",
  complained: "They reported it as unwanted",
  failed: "Could not be sent",
  uncertain: "May have been sent: the connection broke",
  skipped: "Left out",
};
const reasons: Readonly<Record<string, string>> = {
  unsubscribed: "they had unsubscribed",
  suppressed: "mail to the address comes back, or they complained",
  "wanted-less": "they wanted less mail",
  paused: "their membership was paused",
  "address-removed": "the address is not theirs any more",
  withdrawn: "they were no member any more",
  erased: "their data had been deleted",
  stopped: "the send was stopped",
};
const reportKinds: Readonly<Record<PersonMail["reports"][number]["kind"], string>> = {
  hard: "Came back for good",
  soft: "Came back for now",
  block: "Turned away because of us, not of them",
  auto_reply: "An automatic answer came",
  complaint: "They reported it as unwanted",
  unsubscribe: "They answered that they want no more",
};

/** The mails somebody got, or should have got, and what became of each. */
export function MailList({ mails }: { mails: readonly PersonMail[] }) {
  if (mails.length === 0) return <p className="text-quiet">Nothing has been sent to them yet.</p>;
  return (
    <ul className="record-lines">
      {mails.map(({ id, update, template, to, at, state, reason, reports }) => (
        <li key={id}>
          <p className="font-bold">
            {update ? (
              <a href={`/staff/updates/${update.id}/report?who=${encodeURIComponent(to)}`}>
                {update.subject || "An update"}
              </a>
            ) : (
              mailName(template ?? "")
            )}
          </p>
          <p>
            {states[state] ?? state}
            {reason ? `: ${reasons[reason] ?? reason}` : ""}
          </p>
          <p className="text-note text-quiet">
            {dateTime(at, { dateStyle: "medium", timeStyle: "short" })}, to {to}
          </p>
          {reports.map(({ kind, code, words, at: cameAt }) => (
            <p key={`${kind} ${cameAt.getTime()}`} className="text-note">
              {dateTime(cameAt, { dateStyle: "medium", timeStyle: "short" })}: {reportKinds[kind]}
              {code ? ` (${code})` : ""}
              {words ? `. “${words}”` : ""}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
