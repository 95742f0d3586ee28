import { capital, suppressionNames, tellValue } from "@/components/staff/record/event-words";
import type { PersonRecord } from "@/lib/members/queries/get-person-record";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

function suppressionWords({ at, until, reason }: NonNullable<PersonRecord["suppressed"]>): string {
  const day = (date: Date) => dateTime(date, { dateStyle: "medium" });
  return `${suppressionNames[reason]}. Since ${day(at)}${until ? `, until ${day(until)}` : ""}.`;
}

/** What is known of a person. */
export function PersonFacts({ person }: { person: PersonRecord }) {
  const place = [person.zip, person.county && `${person.county} County`].filter(Boolean).join(", ");
  return (
    <dl className="record-facts">
      <dt>Is</dt>
      <dd>{person.audience ? capital(tellValue("audience", person.audience)) : "Not known"}</dd>
      <dt>Interests</dt>
      <dd>{person.interests.length > 0 ? tellValue("interests", person.interests) : "None told"}</dd>
      <dt>Language</dt>
      <dd>{tellValue("locale", person.locale)}</dd>
      <dt>Lives in</dt>
      <dd>{place || "Not told"}</dd>
      <dt>Updates</dt>
      <dd>
        {person.unsubscribedAt
          ? "None: they unsubscribed"
          : capital(tellValue("frequency", person.frequency))}
      </dd>
      <dt>Agreed to</dt>
      <dd>{person.mail.length > 0 ? capital(tellValue("mail", person.mail)) : "No mail from us"}</dd>
      {person.suppressed ? (
        <>
          <dt>Not written to</dt>
          <dd>{suppressionWords(person.suppressed)}</dd>
        </>
      ) : null}
      <dt>Last active</dt>
      <dd>
        {person.lastActiveOn
          ? dateTime(person.lastActiveOn, { dateStyle: "medium", timeZone: "UTC" })
          : "Not known"}
      </dd>
    </dl>
  );
}
