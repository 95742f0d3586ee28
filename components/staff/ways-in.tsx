import { Field } from "@/components/forms/field";
import { StaffTable } from "@/components/staff/staff-table";
import type { CampaignLine, PartnerLine, WayCounts } from "@/lib/members/queries/list-ways-in";
import { formatter } from "@/lib/platform/i18n";

const { dateTime, number } = formatter("en");

const numberHeads = ["Members", "Not confirmed yet", "Left since"].map((figures) => ({ figures }));

const Numbers = ({ counts }: { counts: WayCounts }) => (
  <>
    <td className="number">{number(counts.members)}</td>
    <td className="number">{number(counts.asked)}</td>
    <td className="number">{number(counts.left)}</td>
  </>
);

/** Partners with what came by each. */
export function PartnerTable({ partners }: { partners: readonly PartnerLine[] }) {
  if (partners.length === 0)
    return (
      <p className="mt-4 max-w-measure">
        A library, a club or a clinic that invites people gets a link of its own, with a code to print and a
        page that tells how many came. Add the first one below.
      </p>
    );
  return (
    <StaffTable caption="Partners" heads={["Partner", "Code", ...numberHeads, "Since"]}>
      {partners.map((partner) => (
        <tr key={partner.code}>
          <td className="font-bold">
            <a href={`/staff/ways-in/partners/${partner.code}`}>{partner.name}</a>
            {partner.organization ? <p className="font-normal">{partner.organization}</p> : null}
          </td>
          <td>{partner.code}</td>
          <Numbers counts={partner} />
          <td className="whitespace-nowrap">
            {dateTime(partner.createdAt, { dateStyle: "medium" })}
            {partner.closedAt ? <p>Closed {dateTime(partner.closedAt, { dateStyle: "medium" })}</p> : null}
          </td>
        </tr>
      ))}
    </StaffTable>
  );
}

/** Campaigns by name, with what came by each. */
export function CampaignTable({ campaigns }: { campaigns: readonly CampaignLine[] }) {
  if (campaigns.length === 0)
    return (
      <p className="mt-4 max-w-measure">
        Nobody has joined by a campaign’s link yet. Name one below and use its link in a mail, a post or on
        paper: it stands here once the first person has joined by it.
      </p>
    );
  return (
    <StaffTable caption="Campaigns" heads={["Campaign", ...numberHeads]}>
      {campaigns.map(({ name, ...counts }) => (
        <tr key={name}>
          <td className="font-bold">
            <a href={`/staff/ways-in/campaigns/${name}`}>{name}</a>
          </td>
          <Numbers counts={counts} />
        </tr>
      ))}
    </StaffTable>
  );
}

/** Leads to the links of a campaign that is named here. */
export function CampaignForm() {
  return (
    <form className="filters mt-6">
      <Field
        name="campaign"
        label="Name of a campaign"
        hint="For example “ab-185” or “kids vote 2026”"
        maxLength={60}
        required
      />
      <button className="button">Make its links</button>
    </form>
  );
}

/** What came by one way in, large. */
export function WayNumbers({ counts }: { counts: WayCounts }) {
  const tallies = [
    { label: "Members", count: counts.members, note: "came by it and are here" },
    { label: "Not confirmed yet", count: counts.asked, note: "asked; their mail waits" },
    { label: "Left since", count: counts.left, note: "came by it and left" },
  ];
  return (
    <ul className="tallies">
      {tallies.map(({ label, count, note }) => (
        <li key={label}>
          <p className="tally-label">{label}</p>
          <p className="tally-count">{number(count)}</p>
          <p className="text-note text-quiet">{note}</p>
        </li>
      ))}
    </ul>
  );
}
