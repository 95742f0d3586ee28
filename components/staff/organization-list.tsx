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

/** Organizations as a table. `sectors` gives the words for their sectors. */
export function OrganizationList({
  lines,
  sectors,
}: {
  lines: readonly OrganizationLine[];
  sectors: Readonly<Record<string, string>>;
}) {
  return (
    <StaffTable
      caption="Organizations"
      heads={["Organization", "Website", "Sector", "People", "Listing", "Since"]}
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="font-bold">{line.name}</td>
          <td>{line.website}</td>
          <td>{sectors[line.sector] ?? line.sector}</td>
          <td className="tabular-nums">{line.people}</td>
          <td>{line.wantsListing ? "Wishes to be listed" : "No wish to be listed"}</td>
          <td className="whitespace-nowrap">{dateTime(line.since, { dateStyle: "medium" })}</td>
        </tr>
      ))}
    </StaffTable>
  );
}
