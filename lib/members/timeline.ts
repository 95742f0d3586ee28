/** What can happen to a person's or an organization's record. */
export const eventActions = [
  "joined",
  "confirmed-again",
  "imported",
  "import-undone",
  "changed",
  "address-added",
  "address-removed",
  "primary-address-changed",
  "subscribed",
  "unsubscribed",
  "paused",
  "resumed",
  "left",
  "rejoined",
  "removed",
  "listed",
  "unlisted",
  "listing-declined",
  "authority-shown",
  "colleague-invited",
  "colleague-joined",
  "primary-contact-changed",
  "name-use-asked",
  "name-use-answered",
  "merged",
  "merge-undone",
  "tagged",
  "suppressed",
  "suppression-lifted",
] as const;
export type EventAction = (typeof eventActions)[number];

type Told = string | number | boolean | null | string[];

/** Field by field, what was and what is. */
export type Changes = Record<string, [was: Told, is: Told]>;

/** The fields that differ, with both values; arrays are compared by what they hold, in any order. */
export function changesBetween<T extends Record<string, Told>>(was: T, is: Partial<T>): Changes {
  const plain = (value: Told | undefined) =>
    JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));
  return Object.fromEntries(
    Object.entries(is)
      .filter(([field, value]) => value !== undefined && plain(was[field]) !== plain(value))
      .map(([field, value]) => [field, [was[field] ?? null, value ?? null]]),
  );
}
