import { StaffTable } from "@/components/staff/staff-table";
import type { MemberLine, MemberListQuery } from "@/lib/members/queries/schema";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");
const statuses = {
  active: "Member",
  paused: "Paused",
  pending: "Not asked yet",
  left: "Left",
  removed: "Removed",
} as const;
const languages: Record<string, string> = { en: "English", es: "Spanish" };

/** The filters of the members' list. They stand in the address, so that a view can be kept and shared. */
export function MemberFilters({ query }: { query: MemberListQuery }) {
  return (
    <form role="search" className="filters">
      <p className="field">
        <label className="field-label" htmlFor="q">
          Name, address or organization
        </label>
        <input className="box" type="search" id="q" name="q" defaultValue={query.q} maxLength={100} />
      </p>
      <p className="field">
        <label className="field-label" htmlFor="kind">
          Joined as
        </label>
        <select className="box" id="kind" name="kind" defaultValue={query.kind ?? ""}>
          <option value="">Anyone</option>
          <option value="individual">A person</option>
          <option value="organization">An organization</option>
        </select>
      </p>
      <p className="field">
        <label className="field-label" htmlFor="status">
          Status
        </label>
        <select className="box" id="status" name="status" defaultValue={query.status ?? ""}>
          <option value="">All</option>
          <option value="active">Members now</option>
          <option value="left">Left</option>
        </select>
      </p>
      <button className="button">Show</button>
    </form>
  );
}

/** Memberships as a table, one line each: someone may be a member in person and for an organization. */
export function MemberList({ lines }: { lines: readonly MemberLine[] }) {
  const heads = ["Name", "Address", "Joined as", "ZIP", "Language", "Status", "Updates", "Since"];
  return (
    <StaffTable caption="Members" heads={heads}>
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="font-bold">{line.name || "No name"}</td>
          <td>{line.email}</td>
          <td>
            {line.kind === "individual" ? "A person" : line.organization}
            {line.role ? <span className="block text-note text-quiet">{line.role}</span> : null}
          </td>
          <td>{line.zip}</td>
          <td>{languages[line.locale] ?? line.locale}</td>
          <td>{statuses[line.status]}</td>
          <td>{line.getsUpdates ? "Yes" : "No"}</td>
          <td className="whitespace-nowrap">{dateTime(line.since, { dateStyle: "medium" })}</td>
        </tr>
      ))}
    </StaffTable>
  );
}
