import { homeTimeZone } from "@/lib/platform/clock";

// What can stand in a file of people or of organizations, and the SQL that makes a text of it.

type Column = {
  /** The column's head. */
  head: string;
  /** Over `p`, a person, or `o`, an organization; text or null. */
  sql: string;
};

const day = (moment: string) => `to_char(${moment} at time zone '${homeTimeZone}', 'YYYY-MM-DD')`;

const yesNo = (condition: string) => `case when ${condition} then 'yes' else 'no' end`;

/** Of the organizations somebody acts for now, oldest first. Few people have one: the others are not looked up. */
const actsFor = (what: string) => `case when p.representative_status is not null then (
  select string_agg(${what}, '; ' order by m.since) from membership m join organization o on o.id = m.organization_id
  where m.person_id = p.id and m.status in ('active', 'paused', 'pending')) end`;

export const personColumns = {
  email: { head: "Email", sql: "p.email" },
  firstName: { head: "First name", sql: "p.first_name" },
  lastName: { head: "Last name", sql: "p.last_name" },
  zip: { head: "ZIP code", sql: "p.zip" },
  county: { head: "County", sql: "p.county" },
  language: { head: "Language", sql: "p.locale" },
  audience: { head: "Audience", sql: "p.audience" },
  interests: { head: "Interests", sql: "array_to_string(p.interests, '; ')" },
  tags: { head: "Tags", sql: "array_to_string(p.tags, '; ')" },
  individual: { head: "Own membership", sql: "p.individual_status::text" },
  representative: { head: "Membership for an organization", sql: "p.representative_status::text" },
  organizations: { head: "Organizations", sql: actsFor("o.name") },
  roles: { head: "Roles there", sql: actsFor("coalesce(m.role, '')") },
  subscribed: {
    head: "Gets updates",
    sql: yesNo("p.unsubscribed_at is null and 'active' in (p.individual_status, p.representative_status)"),
  },
  frequency: { head: "How often", sql: "p.frequency::text" },
  since: { head: "Member since", sql: day("p.member_since") },
  source: { head: "Came by", sql: "concat_ws(' ', p.source_kind::text, p.source)" },
  lastActive: { head: "Last active", sql: "p.last_active_on::text" },
  id: { head: "Record", sql: "p.id::text" },
} as const satisfies Record<string, Column>;

export type PersonColumn = keyof typeof personColumns;
export const personColumnNames = Object.keys(personColumns) as [PersonColumn, ...PersonColumn[]];

/** What most files are wanted with. */
export const usualPersonColumns: readonly PersonColumn[] = [
  ...(["email", "firstName", "lastName", "zip", "county", "language", "audience"] as const),
  ...(["individual", "representative", "organizations", "subscribed", "since"] as const),
];

export const organizationColumns = {
  name: { head: "Name", sql: "o.name" },
  legalName: { head: "Legal name", sql: "o.legal_name" },
  abbreviation: { head: "Abbreviation", sql: "o.abbreviation" },
  aliases: { head: "Other names", sql: "array_to_string(o.aliases, '; ')" },
  website: { head: "Website", sql: "o.website" },
  sector: { head: "Kind", sql: "o.sector" },
  county: { head: "County", sql: "o.county" },
  districts: { head: "Districts", sql: "array_to_string(o.districts, '; ')" },
  languages: { head: "Languages", sql: "array_to_string(o.languages, '; ')" },
  size: { head: "Size", sql: "o.size" },
  parent: { head: "Part of", sql: "(select u.name from organization u where u.id = o.parent_id)" },
  coalitions: { head: "Coalitions", sql: "array_to_string(o.coalitions, '; ')" },
  tags: { head: "Tags", sql: "array_to_string(o.tags, '; ')" },
  contacts: {
    head: "People",
    sql: `(select string_agg(concat_ws(' ', nullif(p.first_name, ''), nullif(p.last_name, ''), '<' || p.email || '>'), '; '
      order by 'primary_contact' = any (m.duties) desc, m.since) from membership m join person p on p.id = m.person_id
      where m.organization_id = o.id and m.status = 'active')`,
  },
  listed: { head: "Listed since", sql: day("o.listed_at") },
  since: { head: "Since", sql: day("o.created_at") },
  id: { head: "Record", sql: "o.id::text" },
} as const satisfies Record<string, Column>;
