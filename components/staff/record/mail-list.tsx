import type { PersonMail } from "@/lib/members/queries/list-person-mails";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

const templates: Readonly<Record<string, string>> = {
  confirm: "Link to confirm joining",
  "already-member": "“You are a member already”",
  welcome: "Welcome",
  "staff-sign-in": "Staff sign-in link",
  "account-link": "Link to their account",
  "no-account": "“There is no account”",
  invitation: "Invitation to act for an organization",
  listed: "“You are listed”",
  "not-listed": "“Not listed yet”",
  "membership-ended": "“Your membership ended”",
  "name-use": "Question about an organization's name",
  digest: "Monthly digest",
};

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
  suppressed: "the address must not be written to",
  withdrawn: "the update was withdrawn",
};

const readable = (template: string) => template.replaceAll("-", " ").replace(/^./, (it) => it.toUpperCase());

/** The mails somebody got, or should have got, and what became of each. */
export function MailList({ mails }: { mails: readonly PersonMail[] }) {
  if (mails.length === 0) return <p className="text-quiet">Nothing has been sent to them yet.</p>;
  return (
    <ul className="record-lines">
      {mails.map(({ id, update, template, to, at, state, reason }) => (
        <li key={id}>
          <p className="font-bold">
            {update ? (
              <a href={`/staff/updates/${update.id}/progress`}>{update.subject || "An update"}</a>
            ) : (
              (templates[template ?? ""] ?? readable(template ?? ""))
            )}
          </p>
          <p>
            {states[state] ?? state}
            {reason ? `: ${reasons[reason] ?? reason}` : ""}
          </p>
          <p className="text-note text-quiet">
            {dateTime(at, { dateStyle: "medium", timeStyle: "short" })}, to {to}
          </p>
        </li>
      ))}
    </ul>
  );
}
