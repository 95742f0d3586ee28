import type { CaseWords } from "@/components/staff/organizations/case-parts";
import { sectorNames } from "@/components/staff/organizations/sector-names";
import { getCounty } from "@/lib/members/county";
import type { Sector } from "@/lib/members/schema";
import { coalitionId, listCoalitions } from "../../../[locale]/(site)/coalitions/coalitions";
import { languageWords } from "../../../[locale]/(site)/organizations/words";

/** The coalitions that an organization can take part in. */
export const coalitionOffers = (): { value: string; label: string }[] =>
  listCoalitions("en").map((coalition) => ({
    value: coalitionId(coalition),
    label: coalition.frontmatter.title,
  }));

/** The staff area's words for what records hold as ids. */
export const caseWords: CaseWords = {
  sector: (id) => sectorNames[id as Sector] ?? id,
  county: (id) => getCounty(id)?.name ?? id,
  language: (id) => languageWords("en", id),
  coalition: (id) => coalitionOffers().find(({ value }) => value === id)?.label ?? id,
};
