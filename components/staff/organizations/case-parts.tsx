import type { ReactNode } from "react";
import { LogoImage } from "@/components/content/logo-image";
import { tellReasons } from "@/components/staff/record/likeness-words";
import { StandingBadge } from "@/components/staff/record/standing-badge";
import type { OrganizationCase, OrganizationPerson } from "@/lib/members/queries/organization-schema";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");
export const day = (date: Date): string => dateTime(date, { dateStyle: "medium" });

/** The words that a page has for ids: sectors, counties, languages, coalitions. */
export type CaseWords = {
  sector: (id: string) => string;
  county: (id: string) => string;
  language: (id: string) => string;
  coalition: (id: string) => string;
};

/** What an organization is, as it wrote it. What it left out is left out. */
export function CaseFacts({ organization, words }: { organization: OrganizationCase; words: CaseWords }) {
  const { website, domain, parent, proposedParent, about, logo, record } = organization;
  const lines: [string, ReactNode][] = [
    ["Legal name", organization.legalName],
    ["Abbreviation", organization.abbreviation],
    ["Other names", organization.aliases.join(", ")],
    [
      "Website",
      website && (
        <a href={website} rel="noopener noreferrer nofollow" target="_blank">
          {website}
        </a>
      ),
    ],
    ["Its own domain", domain ?? "None: nobody can show that they belong there by an address"],
    ["Kind", words.sector(organization.sector)],
    ["People who work there", organization.size],
    ["County", organization.county && words.county(organization.county)],
    ["Districts", organization.districts.join(", ")],
    ["Languages", organization.languages.map(words.language).join(", ")],
    ["Coalitions", organization.coalitions.map(words.coalition).join(", ")],
    ["Part of", parent && <a href={`/staff/organizations/${parent.id}`}>{parent.name}</a>],
    ["Says it is part of", proposedParent],
    [
      "On this site as",
      record && (
        <>
          <a href={`/organizations/${record.id}`}>{record.name}</a>
          {record.website ? ` (${record.website})` : ""}
        </>
      ),
    ],
    ["Logo", logo && <LogoImage className="case-logo" logo={logo} alt={`Logo of ${organization.name}`} />],
    ["In English", about.en && <span className="case-about">{about.en}</span>],
    ["In Spanish", about.es && <span className="case-about">{about.es}</span>],
    ["Here since", day(organization.since)],
  ];
  return (
    <dl className="record-facts">
      {lines.map(([name, said]) =>
        said ? (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

const duties: Readonly<Record<string, string>> = {
  primary_contact: "Primary contact",
  communications: "Communications",
  signatory: "Signatory",
};

/** Why somebody is believed to belong to an organization, or that nothing shows it. */
export function proofWords({ proof, proofNote, isAtDomain }: OrganizationPerson): {
  words: string;
  mark: "good" | "open";
} {
  if (proof === "staff") return { words: `Staff made sure: ${proofNote ?? ""}`, mark: "good" };
  if (proof === "domain" || isAtDomain) return { words: "Address at its domain", mark: "good" };
  return { words: "Nothing shows it", mark: "open" };
}

/** Those who act for an organization, or did. */
export function CasePeople({
  people,
  children,
}: {
  people: readonly OrganizationPerson[];
  /** What can be done about somebody. */
  children?: (person: OrganizationPerson) => ReactNode;
}) {
  if (people.length === 0) return <p className="text-quiet">Nobody acts for it.</p>;
  return (
    <ul className="record-lines">
      {people.map((person) => {
        const proof = proofWords(person);
        const acts = person.status === "active" || person.status === "paused";
        return (
          <li key={person.membershipId}>
            <p className="font-bold">
              <a href={`/staff/members/${person.personId}`}>{person.name || person.email}</a>{" "}
              <StandingBadge standing={person.status} />
            </p>
            <p>{[person.role, person.email].filter(Boolean).join(" · ")}</p>
            {person.duties.length > 0 ? (
              <p>{person.duties.map((duty) => duties[duty] ?? duty).join(", ")}</p>
            ) : null}
            {acts ? (
              <p>
                <span className="case-mark" data-mark={proof.mark}>
                  {proof.words}
                </span>
                {person.authority ? " States that they may speak for it." : ""}
              </p>
            ) : null}
            <p className="text-note text-quiet">Since {day(person.since)}</p>
            {children?.(person)}
          </li>
        );
      })}
    </ul>
  );
}

/** Organizations that look like it, and where that question stands. */
export function CaseTwins({ organization: { twins } }: { organization: OrganizationCase }) {
  if (twins.length === 0) return <p className="text-quiet">No other organization looks like it.</p>;
  const states: Readonly<Record<string, string>> = {
    open: "not decided yet",
    same: "the same organization",
    different: "found to be another",
  };
  return (
    <ul className="record-lines">
      {twins.map((twin) => (
        <li key={twin.id}>
          <p className="font-bold">
            <a href={`/staff/organizations/${twin.id}`}>{twin.name}</a>
            {twin.listed ? " (listed)" : ""}
          </p>
          <p>
            {twin.website ? `${twin.website}. ` : ""}
            {twin.reasons.length > 0 ? `Has ${tellReasons(twin.reasons)}: ` : "Put here by the staff: "}
            {states[twin.decision] ?? twin.decision}.{" "}
            <a href={`/staff/organizations/duplicates/${twin.pairId}`}>
              {twin.decision === "open" ? "Decide about it" : "Look at both"}
              <span className="sr-only">: {twin.name}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Where an organization stands with the public list, in a sentence. */
export function listingWords(organization: OrganizationCase): string {
  const { listedAt, listedHow, wantsListing, listingAskedAt } = organization;
  if (listedAt) {
    const by = listedHow === "domain" ? "by an address at its website's domain" : "by staff";
    return `Listed since ${day(listedAt)}, ${by}.`;
  }
  if (!wantsListing) return "Not listed: it did not ask for it.";
  if (listingAskedAt) return `Waits since ${day(listingAskedAt)} for your word.`;
  return listedHow === "staff" ? "Not listed: staff said no. It can ask again." : "Wishes to be listed.";
}
