import type { PersonRecord } from "@/lib/members/queries/get-person-record";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

const purposes: Readonly<Record<string, string>> = {
  membership: "membership",
  updates: "updates by mail",
  alerts: "alerts by mail",
  notices: "notices about their organization",
  listing: "a public listing",
  "name-use": "the use of a name",
};
const methods: Readonly<Record<string, string>> = {
  "join-form": "on the join form",
  "embedded-form": "on a form on another site",
  paper: "on paper",
  import: "with a list that was handed in",
  invitation: "by accepting an invitation",
  account: "in their account",
  "unsubscribe-page": "on the unsubscribe page",
  "one-click": "by their mail program's unsubscribe button",
  reply: "by answering a mail of ours",
  mailto: "by their mail program's unsubscribe button",
  complaint: "by marking our mail as spam",
  staff: "through the staff, at their request",
};

/** What somebody agreed to and withdrew: the exact words, which version of them, when and how. Newest first. */
export function ConsentList({ consents }: { consents: PersonRecord["consents"] }) {
  if (consents.length === 0)
    return <p className="text-quiet">They have not agreed to anything yet, and get no updates.</p>;
  return (
    <ul className="record-lines">
      {consents.map((consent) => (
        <li key={consent.id}>
          <p className="font-bold">
            {consent.action === "granted" ? "Agreed to" : "Withdrew from"}{" "}
            {purposes[consent.purpose] ?? consent.purpose}
          </p>
          <blockquote className="record-words">{consent.words}</blockquote>
          <p className="mt-1 text-note text-quiet">
            {dateTime(consent.at, { dateStyle: "medium", timeStyle: "short" })},{" "}
            {methods[consent.method] ?? consent.method}, wording {consent.version}
          </p>
        </li>
      ))}
    </ul>
  );
}
