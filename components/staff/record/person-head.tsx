import { StandingBadge } from "@/components/staff/record/standing-badge";
import type { PersonRecord } from "@/lib/members/queries/get-person-record";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

const roles = { editor: "Editor", organizer: "Organizer", admin: "Administrator" } as const;
/** How a membership came about; what names the page, campaign, partner or list stands behind it. */
export const sourceWords = {
  page: "on the page",
  campaign: "by the campaign",
  partner: "brought by the partner",
  import: "with the list",
  paper: "on paper:",
  staff: "by the staff:",
} as const;

/** Since when somebody is a member, and what brought them, as one sentence. */
export function tellSource({ memberSince, sourceKind, source }: PersonRecord): string {
  if (!memberSince) return "Has no membership of any kind.";
  const since = `Member since ${dateTime(memberSince, { dateStyle: "long" })}`;
  return sourceKind ? `${since}, ${sourceWords[sourceKind]} ${source ?? ""}`.trimEnd() : since;
}

/** The head of a person's record: who it is, how to reach them, where they stand. */
export function PersonHead({ person }: { person: PersonRecord }) {
  return (
    <header className="mb-8">
      <h1 className="text-head font-black tracking-tight [overflow-wrap:anywhere]">
        {person.name || person.email}
      </h1>
      <ul className="mt-3">
        <li className="text-lead [overflow-wrap:anywhere]">
          <a href={`mailto:${person.email}`}>{person.email}</a>
          {person.addresses.length > 0 ? (
            <span className="text-note text-quiet"> main address, mail goes there</span>
          ) : null}
        </li>
        {person.addresses.map(({ email, verifiedAt }) => (
          <li key={email} className="[overflow-wrap:anywhere]">
            {email}{" "}
            <span className="text-note text-quiet">
              also theirs, confirmed {dateTime(verifiedAt, { dateStyle: "medium" })}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-4 flex flex-wrap gap-2">
        {person.individualStatus ? (
          <StandingBadge standing={person.individualStatus} prefix="In their own name" />
        ) : null}
        {person.representativeStatus ? (
          <StandingBadge standing={person.representativeStatus} prefix="For an organization" />
        ) : null}
        {person.suppressed ? (
          <span className="standing" data-standing="paused">
            Not written to since {dateTime(person.suppressed.at, { dateStyle: "medium" })}
          </span>
        ) : (
          <span className="standing" data-standing={person.unsubscribedAt ? "left" : "active"}>
            {person.unsubscribedAt
              ? `No updates since ${dateTime(person.unsubscribedAt, { dateStyle: "medium" })}`
              : "May get updates"}
          </span>
        )}
        {person.staffRole ? <span className="standing">Works here: {roles[person.staffRole]}</span> : null}
      </p>
      <p className="mt-3 text-quiet">{tellSource(person)}</p>
    </header>
  );
}
