import { StaffTable } from "@/components/staff/staff-table";
import type {
  ListingState,
  OrganizationLine,
  OrganizationListQuery,
} from "@/lib/members/queries/organization-schema";
import { formatter } from "@/lib/platform/i18n";

const { dateTime, number } = formatter("en");

const listings: Readonly<Record<ListingState, string>> = {
  listed: "Listed",
  waiting: "Waits for staff",
  declined: "Staff said no",
  none: "Did not ask",
};
const marks: Partial<Record<ListingState, string>> = { listed: "good", waiting: "open" };

type Offer = { value: string; label: string };

type OrganizationFiltersProps = {
  query: OrganizationListQuery;
  offers: Record<"sector" | "county" | "coalition" | "tag", readonly Offer[]>;
};

/** The search of the organizations' list and what it can be narrowed to, kept in the address. */
export function OrganizationFilters({ query, offers }: OrganizationFiltersProps) {
  return (
    <form role="search" className="filters">
      <p className="field">
        <label className="field-label" htmlFor="q">
          Name, abbreviation or website
        </label>
        <input className="box" type="search" id="q" name="q" defaultValue={query.q} maxLength={100} />
      </p>
      <Pick name="sector" label="Kind" chosen={query.sector} offers={offers.sector} />
      <Pick name="county" label="County" chosen={query.county} offers={offers.county} />
      <Pick name="coalition" label="Coalition" chosen={query.coalition} offers={offers.coalition} />
      <Pick
        name="listing"
        label="Public list"
        chosen={query.listing}
        offers={Object.entries(listings).map(([value, label]) => ({ value, label }))}
      />
      {offers.tag.length > 0 ? <Pick name="tag" label="Tag" chosen={query.tag} offers={offers.tag} /> : null}
      <button className="button">Show</button>
      <a href="/staff/organizations">Show all</a>
    </form>
  );
}

type PickProps = { name: string; label: string; chosen: string | undefined; offers: readonly Offer[] };

function Pick({ name, label, chosen, offers }: PickProps) {
  return (
    <p className="field">
      <label className="field-label" htmlFor={name}>
        {label}
      </label>
      <select className="box" id={name} name={name} defaultValue={chosen ?? ""}>
        <option value="">All</option>
        {offers.map((offer) => (
          <option key={offer.value} value={offer.value}>
            {offer.label}
          </option>
        ))}
      </select>
    </p>
  );
}

type OrganizationListProps = {
  lines: readonly OrganizationLine[];
  /** The words for their kinds and counties. */
  sector: (id: string) => string;
  county: (id: string) => string;
  decide: (form: FormData) => Promise<void>;
};

/** Organizations as a table; each leads to its record. */
export function OrganizationList({ lines, sector, county, decide }: OrganizationListProps) {
  return (
    <StaffTable
      caption="Organizations"
      heads={["Organization", "Domain", "Kind", "County", "People", "Public list", "Tags", "Since"]}
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="font-bold wrap-anywhere">
            <a href={`/staff/organizations/${line.id}`}>{line.name}</a>
            {line.abbreviation ? <span className="font-normal text-quiet"> {line.abbreviation}</span> : null}
          </td>
          <td>{line.domain}</td>
          <td>{sector(line.sector)}</td>
          <td>{line.county ? county(line.county) : null}</td>
          <td className="tabular-nums">{number(line.people)}</td>
          <td>
            <span className="case-mark" data-mark={marks[line.listing]}>
              {listings[line.listing]}
            </span>
            {line.listing === "none" ? null : (
              <form action={decide} className="mt-2">
                <input type="hidden" name="organizationId" value={line.id} />
                <input type="hidden" name="from" value="list" />
                <input type="hidden" name="reason" value="other" />
                <button
                  className="button button-quiet button-small"
                  name="listed"
                  value={line.listing === "listed" ? "no" : "yes"}
                >
                  {line.listing === "listed" ? "Take off the list" : "List it"}
                  <span className="sr-only"> {line.name}</span>
                </button>
              </form>
            )}
          </td>
          <td>{line.tags.join(", ")}</td>
          <td className="whitespace-nowrap">{dateTime(line.since, { dateStyle: "medium" })}</td>
        </tr>
      ))}
    </StaffTable>
  );
}
