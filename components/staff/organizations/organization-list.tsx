import { Field, Select } from "@/components/forms/field";
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
  const { sector, county, coalition, tag } = offers;
  const picks = [
    ["sector", "Kind", sector],
    ["county", "County", county],
    ["coalition", "Coalition", coalition],
    ["listing", "Public list", Object.entries(listings).map(([value, label]) => ({ value, label }))],
    ...(tag.length > 0 ? ([["tag", "Tag", tag]] as const) : []),
  ] as const;
  return (
    <form role="search" className="filters">
      <Field
        name="q"
        label="Name, abbreviation or website"
        type="search"
        defaultValue={query.q}
        maxLength={100}
      />
      {picks.map(([name, label, options]) => (
        <Select
          key={name}
          name={name}
          label={label}
          options={options}
          empty="All"
          defaultValue={query[name] ?? ""}
        />
      ))}
      <button className="button">Show</button>
      <a href="/staff/organizations">Show all</a>
    </form>
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
      heads={[
        "Organization",
        "Domain",
        "Kind",
        "County",
        { figures: "People" },
        "Public list",
        "Tags",
        "Since",
      ]}
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="font-bold wrap-anywhere">
            <a href={`/staff/organizations/${line.id}`}>{line.name}</a>
            {line.abbreviation ? <span className="font-normal text-quiet"> {line.abbreviation}</span> : null}
          </td>
          <td className="min-w-36 wrap-anywhere">{line.domain}</td>
          <td>{sector(line.sector)}</td>
          <td>{line.county ? county(line.county) : null}</td>
          <td className="number">{number(line.people)}</td>
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
