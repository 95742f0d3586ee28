const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The id of a record out of an address or a form; one that nothing has for anything else. */
export const readId = (value: unknown): string =>
  typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : NOBODY;
