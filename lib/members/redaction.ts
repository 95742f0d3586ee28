// Taking somebody's name and addresses out of what was written about something else.

/** Stands where a name or an address was. */
export const REDACTED = "[erased]";

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/**
 * Finds any of these words where they stand alone, in any case: "ana@example.org", but neither "joana@example.org" nor
 * "ana@example.org.mx". Null when there are none to look for.
 */
export function mentionOf(words: readonly string[]): RegExp | null {
  const known = [...new Set(words.map((word) => word.trim()).filter(Boolean))];
  if (known.length === 0) return null;
  // The longest first: an address that holds another goes as a whole.
  const any = known
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}.+_-])(?:${any})(?![\\p{L}\\p{N}@_-]|\\.[\\p{L}\\p{N}])`, "giu");
}

/** The same text, or the same JSON value in all its depth, without what was found. */
export function redact<T>(value: T, mention: RegExp): T {
  if (typeof value === "string") return value.replace(mention, REDACTED) as T;
  if (Array.isArray(value)) return value.map((part: unknown) => redact(part, mention)) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name.replace(mention, REDACTED), redact(part, mention)]),
  ) as T;
}
