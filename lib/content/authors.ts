import type { OrganizationRecord, PersonRecord } from "@/lib/content/records/schema";
import type { Locale } from "@/lib/platform/i18n";

/** Someone who wrote an article, in the reader's language. */
export type Author = {
  id: string;
  kind: "person" | "organization";
  /** As the byline has it: "Dr. Shari Dickstein-Staub". */
  name: string;
  /** The address of the author's own page, without language. */
  address: string;
  roles: { title: string; organization: { name: string; address: string } | undefined }[];
  /** What an organization says of itself. */
  about: string | undefined;
  /** The two halves of a mail address; they are never shown joined by an @. */
  mail: { user: string; domain: string } | undefined;
};

type Known = {
  people: ReadonlyMap<string, PersonRecord>;
  organizations: ReadonlyMap<string, OrganizationRecord>;
};

/** A person's name with what is said before it: "Dra. Ilene Straus". */
export const fullName = ({ honorific, name }: PersonRecord, locale: Locale): string =>
  honorific ? `${honorific[locale]} ${name}` : name;

/**
 * A person's name in its two parts. The family's is what the record says it is, else the last word; the given name is
 * empty where there is no more than that.
 */
export function nameParts({ name, familyName }: Pick<PersonRecord, "name" | "familyName">): {
  given: string;
  family: string;
} {
  const family = familyName ?? name.split(/\s+/).at(-1) ?? name;
  const given = name.endsWith(family) ? name.slice(0, -family.length) : name.slice(family.length);
  return { given: given.trim(), family };
}

/** People as a list of names has them: by family name, then by given name. */
export const sortByName = (people: Iterable<PersonRecord>, locale: Locale): PersonRecord[] =>
  [...people].sort((a, b) => {
    const [one, other] = [nameParts(a), nameParts(b)];
    return one.family.localeCompare(other.family, locale) || one.given.localeCompare(other.given, locale);
  });

/** A person with roles and employers. An employer that is no record is left out. */
export function describePerson(
  person: PersonRecord,
  locale: Locale,
  { organizations }: Pick<Known, "organizations">,
): Author {
  const employer = (id: string | undefined) => {
    const organization = id === undefined ? undefined : organizations.get(id);
    return organization && { name: organization.name, address: `/organizations/${organization.id}` };
  };
  return {
    id: person.id,
    kind: "person",
    name: fullName(person, locale),
    address: `/people/${person.id}`,
    roles: person.roles.map(({ title, organization }) => ({
      title: title[locale],
      organization: employer(organization),
    })),
    about: undefined,
    mail: person.mail,
  };
}

/**
 * The authors that an article names, in the order of its byline. An id that is no record is left out: checkRecords is
 * what refuses such an article.
 */
export const describeAuthors = (ids: readonly string[], locale: Locale, known: Known): Author[] =>
  ids.flatMap((id): Author[] => {
    const person = known.people.get(id);
    if (person) return [describePerson(person, locale, known)];
    const organization = known.organizations.get(id);
    if (!organization) return [];
    const { name, about } = organization;
    const address = `/organizations/${id}`;
    return [{ id, kind: "organization", name, address, roles: [], about: about?.[locale], mail: undefined }];
  });

/** Names as a sentence has them: "Megan Smith and Ilene Straus". */
export const listNames = (names: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(`${locale}-US`, { type: "conjunction" }).format(names);

/** A byline as text: "Dr. Shari Dickstein-Staub and Megan Smith". */
export const nameAuthors = (authors: readonly Pick<Author, "name">[], locale: Locale): string =>
  listNames(
    authors.map(({ name }) => name),
    locale,
  );
