/** A column that names a record by its id, with the other columns that find its row again. */
export type Reference = {
  table: string;
  column: string;
  key: readonly string[];
  /** More to find the rows by. */ where?: string;
};

/**
 * Everything that points to a person and simply goes along when two records become one. Rows that could stand twice
 * then are seen to one by one: memberships, bulk rows, saved views, possible duplicates (merge-people.ts). What is
 * written into the audit log stays as it was written. A test holds that no foreign key is missing here.
 */
export const personReferences: readonly Reference[] = [
  { table: "consent", column: "person_id", key: ["id"] },
  { table: "session", column: "person_id", key: ["token_hash"] },
  { table: "delivery", column: "person_id", key: ["id"] },
  { table: "person_address", column: "person_id", key: ["email_key"] },
  { table: "mail_report", column: "person_id", key: ["id"] },
  { table: "address_change", column: "person_id", key: ["token_hash"] },
  { table: "account_link", column: "person_id", key: ["token_hash"] },
  { table: "note", column: "person_id", key: ["id"] },
  { table: "import_row", column: "person_id", key: ["import_id", "line"] },
  { table: "merge", column: "person_id", key: ["id"] },
  { table: "update", column: "author_id", key: ["id"] },
  { table: "update", column: "approved_by_id", key: ["id"] },
  { table: "note", column: "author_id", key: ["id"] },
  { table: "segment", column: "created_by_id", key: ["id"] },
  { table: "import", column: "owner_id", key: ["id"] },
  { table: "bulk_action", column: "actor_id", key: ["id"] },
  { table: "merge", column: "merged_by_id", key: ["id"] },
  { table: "invitation", column: "invited_by_id", key: ["id"] },
  { table: "name_use", column: "asked_by_id", key: ["id"] },
  { table: "name_use", column: "answered_by_id", key: ["id"] },
  { table: "possible_duplicate", column: "decided_by_id", key: ["id"] },
  { table: "person_duplicate", column: "decided_by_id", key: ["id"] },
  { table: "partner", column: "created_by_id", key: ["code"] },
  {
    // What somebody did themselves is found by whom, or by which of their organizations, it is about: there is no index
    // by who did it. What a member of staff did to others is gone through only for them (staffReferences).
    table: "timeline_event",
    column: "actor_id",
    key: ["id"],
    where: `person_id = $2 or organization_id in (select organization_id from membership where person_id = $2)`,
  },
  { table: "timeline_event", column: "person_id", key: ["id"] },
];

/** What only a member of staff is named in. */
export const staffReferences: readonly Reference[] = [
  { table: "timeline_event", column: "actor_id", key: ["id"] },
  { table: "join_request", column: "entered_by_id", key: ["id"] },
];

/** Everything that points to an organization and simply goes along. Memberships, the logo and questions do not. */
export const organizationReferences: readonly Reference[] = [
  { table: "invitation", column: "organization_id", key: ["id"] },
  { table: "name_use", column: "organization_id", key: ["id"] },
  { table: "timeline_event", column: "organization_id", key: ["id"] },
  { table: "note", column: "organization_id", key: ["id"] },
  { table: "partner", column: "organization_id", key: ["code"] },
  { table: "merge", column: "organization_id", key: ["id"] },
  { table: "organization", column: "parent_id", key: ["id"] },
  { table: "organization", column: "merged_into_id", key: ["id"] },
];
