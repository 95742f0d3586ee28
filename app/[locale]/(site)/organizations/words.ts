import type { OrganizationRecord } from "@/lib/content/records/schema";
import { getCounty } from "@/lib/members/county";
import { sectors } from "@/lib/members/schema";
import { type Locale, translator } from "@/lib/platform/i18n";

/** A sector in words; undefined for none, and for one that the join form does not know. */
export function sectorWords(locale: Locale, id: string | null | undefined): string | undefined {
  const sector = sectors.find((known) => known === id);
  return sector && translator(locale, "join")(`sector.${sector}`);
}

/** A county in words: "Kern County". */
export function countyWords(locale: Locale, id: string | null): string | undefined {
  const name = getCounty(id)?.name;
  return name && translator(locale, "organizations")("countyOf", { name });
}

const languageNames = new Map<Locale, Intl.DisplayNames>();

// Those that browsers have no word for in every language.
const rareLanguages = ["ase", "mix"] as const;

/** A language in words: "Vietnamese". `id`: BCP 47. */
export function languageWords(locale: Locale, id: string): string {
  const rare = rareLanguages.find((known) => known === id);
  if (rare) return translator(locale, "organizations")(`language.${rare}`);
  const names = languageNames.get(locale) ?? new Intl.DisplayNames(`${locale}-US`, { type: "language" });
  languageNames.set(locale, names);
  return names.of(id) ?? id;
}

/** What a record belongs to: "A project of Children Now". */
export function relationWords(
  locale: Locale,
  record: OrganizationRecord | undefined,
  records: ReadonlyMap<string, OrganizationRecord>,
): string | undefined {
  const parent = record?.parent && records.get(record.parent.id);
  if (!record?.parent || !parent) return undefined;
  return translator(locale, "organizations")(`relation.${record.parent.relation}`, { parent: parent.name });
}
