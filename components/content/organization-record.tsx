import type { ReactNode } from "react";
import type { coalitionRoles, relations } from "@/lib/content/records/schema";
import { type Locale, translator } from "@/lib/platform/i18n";

type PageLink = { name: string; href: string };
type Relation = (typeof relations)[number];

/** What is known of an organization, in the reader's language. What is not known is left out. */
export type ShownOrganization = {
  abbreviation?: string | undefined;
  aliases: readonly string[];
  /** Without an address where it has no page here. */
  parent?: { name: string; href?: string; relation: Relation } | undefined;
  children: readonly (PageLink & { relation: Relation })[];
  /** With what it is in each, where the coalition says so. */
  coalitions: readonly (PageLink & { role: (typeof coalitionRoles)[number] | undefined })[];
  regions: readonly string[];
  sector?: string | undefined;
  county?: string | undefined;
  districts: readonly string[];
  /** The languages it serves people in, in words. */
  languages: readonly string[];
  state?: string | undefined;
  /** The day since which it is a member, as it is written, and for machines. */
  member?: { words: string; date: string } | undefined;
  website?: { href: string; ours: boolean } | undefined;
};

/** What is known of an organization, line by line. */
export function OrganizationRecord({ locale, shown }: { locale: Locale; shown: ShownOrganization }) {
  const t = translator(locale, "organizations");
  const { abbreviation, aliases, parent, children, coalitions, regions, member, website } = shown;
  const below = (relation: Relation) => children.filter((child) => child.relation === relation);
  const lines: [string, ReactNode][] = [
    [t("lines.member"), member && <time dateTime={member.date}>{member.words}</time>],
    [t("lines.abbreviation"), abbreviation],
    [t("lines.aliases"), aliases.join(", ")],
    [
      parent ? t(`belongs.${parent.relation}`) : "",
      parent && (parent.href ? <a href={parent.href}>{parent.name}</a> : parent.name),
    ],
    [t("child.part-of"), linksTo(below("part-of"))],
    [t("child.project-of"), linksTo(below("project-of"))],
    [
      t("lines.coalitions"),
      linksTo(coalitions.map(({ role, ...one }) => ({ ...one, ...(role && { note: t(`role.${role}`) }) }))),
    ],
    [t("lines.regions"), regions.join(", ")],
    [t("lines.sector"), shown.sector],
    [t("lines.county"), shown.county],
    [t("lines.districts"), shown.districts.join(", ")],
    [t("lines.languages"), shown.languages.join(", ")],
    [t("lines.state"), shown.state],
    [t("lines.website"), website && <Website {...website} />],
  ];
  return (
    <dl className="organization-record">
      {lines.map(([name, said]) =>
        said ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

const linksTo = (pages: readonly (PageLink & { note?: string })[]): ReactNode =>
  pages.length > 0 && (
    <ul>
      {pages.map(({ name, href, note }) => (
        <li key={href}>
          <a href={href}>{name}</a>
          {note ? <span className="organization-role"> {note}</span> : null}
        </li>
      ))}
    </ul>
  );

/** A member's own website: where it leads is theirs to say, and search engines are told so. */
function Website({ href, ours }: { href: string; ours: boolean }) {
  return (
    <a href={href} rel={ours ? "noopener" : "noopener nofollow ugc"}>
      {new URL(href).host.replace(/^www\./, "")}
    </a>
  );
}
