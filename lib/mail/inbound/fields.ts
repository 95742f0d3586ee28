/** Header-like fields by their names in lower case; of several of a name the first counts. */
export type Fields = ReadonlyMap<string, string>;

/** Longer texts are not looked through for fields. */
const LONGEST = 64 * 1024;
/** More recipients than that are in no report about one message to one person. */
const MOST_GROUPS = 50;

/** Reads fields as in a header (RFC 5322, section 2.2), folded lines joined. What is no field is passed over. */
export function readFields(text: string): Fields {
  const fields = new Map<string, string>();
  for (const line of text
    .slice(0, LONGEST)
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon < 1 || colon > 80) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (/^[\x21-\x7e]+$/.test(name) && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** Groups of fields with empty lines between (RFC 3464, section 2.1). */
export const readGroups = (text: string): Fields[] =>
  text
    .slice(0, LONGEST)
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .slice(0, MOST_GROUPS)
    .map(readFields)
    .filter((fields) => fields.size > 0);

/** The fields above the first empty line. */
export const readHead = (text: string): Fields =>
  readGroups(text.trimStart())[0] ?? new Map<string, string>();

/** The value behind a type: "rfc822; someone@example.org" (RFC 3464, section 2.1.2) gives the address. */
export const typedValue = (value: string): string => value.slice(value.indexOf(";") + 1).trim();
