import { StaffTable } from "@/components/staff/staff-table";
import type { OrganizationLine } from "@/lib/members/queries/schema";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

/** The search of the organizations' list, kept in the address. */
export function OrganizationSearch({ q }: { q: string }) {
  return (
    <form role="search" className="filters">
      <p className="field">
        <label className="field-label" htmlFor="q">
          Name or website
        </label>
        <input className="box" type="search" id="q" name="q" defaultValue={q} maxLength={100} />
      </p>
      <button className="button">Show</button>
    </form>
  );
}

type OrganizationListProps = {
  lines: readonly OrganizationLine[];
  /** The words for their sectors. */
  sectors: Readonly<Record<string, string>>;
  /** Set while the list shows those who wait: a decision leads back there. */
  listing: "waiting" | undefined;
  decide: (form: FormData) => Promise<void>;
};

/** Organizations as a table, with the staff's word on whether they are listed publicly. */
export function OrganizationList({ lines, sectors, listing, decide }: OrganizationListProps) {
  return (
    <StaffTable
      caption="Organizations"
      heads={["Organization", "Website", "Sector", "People", "Listing", "Since"]}
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="font-bold">
            {line.listedAt ? <a href={`/organizations/${line.slug}`}>{line.name}</a> : line.name}
          </td>
          <td>{line.website}</td>
          <td>{sectors[line.sector] ?? line.sector}</td>
          <td className="tabular-nums">{line.people}</td>
          <td>
            <p>{listingWords(line)}</p>
            {line.record && line.record !== line.name ? <p>Shown together with {line.record}</p> : null}
            {line.wantsListing || line.listedAt ? (
              <form action={decide} className="mt-2">
                <input type="hidden" name="organizationId" value={line.id} />
                {listing ? <input type="hidden" name="listing" value={listing} /> : null}
                <button
                  className="button button-quiet button-small"
                  name="listed"
                  value={line.listedAt ? "no" : "yes"}
                >
                  {line.listedAt ? "Take off the list" : "List it"}
                  <span className="sr-only"> {line.name}</span>
                </button>
              </form>
            ) : null}
          </td>
          <td className="whitespace-nowrap">{dateTime(line.since, { dateStyle: "medium" })}</td>
        </tr>
      ))}
    </StaffTable>
  );
}

function listingWords({ wantsListing, listedAt, listedHow }: OrganizationLine): string {
  if (listedAt) {
    const by = listedHow === "domain" ? "an address at its website's domain" : "staff";
    return `Listed since ${dateTime(listedAt, { dateStyle: "medium" })}, by ${by}`;
  }
  if (!wantsListing) return "No wish to be listed";
  return listedHow === "staff" ? "Taken off the list by staff" : "Wishes to be listed";
}
