import type { PersonalData } from "../personal";

/**
 * Joins to `p`, a row of person, the organization they act for: of several, the one they have acted for longest. Its
 * district counts when it names exactly one, since of several none is theirs for sure. Give it to the `from` of a
 * statement that selects `personalColumns`.
 */
export const personalJoin = `left join lateral (
  select o.name, case when cardinality(o.districts) = 1 then o.districts[1] end as district
  from membership m join organization o on o.id = m.organization_id
  where p.representative_status = 'active' and m.person_id = p.id and m.status = 'active'
  order by m.since, m.id limit 1) acts on true`;

/** What `PersonalData` is read from; the names begin with "personal". A person who is gone has none of it. */
export const personalColumns = `coalesce(p.first_name, '') as "personalFirstName", acts.name as "personalOrganization",
  p.county as "personalCounty", acts.district as "personalDistrict"`;

export type PersonalRow = {
  personalFirstName: string;
  personalOrganization: string | null;
  personalCounty: string | null;
  personalDistrict: string | null;
};

/** What a row of `personalColumns` says. */
export const personalOf = (row: PersonalRow): PersonalData => ({
  firstName: row.personalFirstName,
  organization: row.personalOrganization,
  county: row.personalCounty,
  district: row.personalDistrict,
});
