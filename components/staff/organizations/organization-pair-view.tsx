import type { ReactNode } from "react";
import { LogoImage } from "@/components/content/logo-image";
import type { CaseWords } from "@/components/staff/organizations/case-parts";
import { tellReasons } from "@/components/staff/record/likeness-words";
import { countOf, PairChoice, PairTold } from "@/components/staff/record/pair-choice";
import { PairView } from "@/components/staff/record/pair-view";
import type { OrganizationMergeField, OrganizationMergeList } from "@/lib/members/organization-merge-choices";
import type { OrganizationPair } from "@/lib/members/queries/get-organization-pair";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

type Side = OrganizationPair["kept"];
type Action = (form: FormData) => Promise<void>;

const fields: readonly (readonly [field: OrganizationMergeField | OrganizationMergeList, name: string])[] = [
  ["name", "Name"],
  ["legalName", "Legal name"],
  ["abbreviation", "Abbreviation"],
  ["website", "Website"],
  ["sector", "Kind"],
  ["size", "People who work there"],
  ["county", "County"],
  ["districts", "Districts"],
  ["languages", "Languages"],
  ["coalitions", "Coalitions"],
  ["parent", "Part of"],
  ["aboutEn", "In English"],
  ["aboutEs", "In Spanish"],
  ["logo", "Logo"],
  ["slug", "Public address"],
  ["contact", "Primary contact"],
];

const lists: readonly string[] = ["districts", "languages", "coalitions"];

type OrganizationPairViewProps = {
  pair: OrganizationPair;
  words: CaseWords;
  merge: Action;
  keepApart: Action;
};

/** Two organizations side by side: where they differ one value is chosen, and what goes along is counted before. */
export function OrganizationPairView({ pair, words, merge, keepApart }: OrganizationPairViewProps) {
  const { kept, gone, likely, reasons } = pair;
  return (
    <PairView
      pair={pair}
      kind="organizations"
      reason={reasons.length > 0 ? `They have ${tellReasons(reasons)}.` : null}
      heads={{ kept: headOf(kept), gone: headOf(gone) }}
      outcome={<Outcome pair={pair} />}
      merge={merge}
      keepApart={keepApart}
    >
      {fields.map(([field, name]) => (
        <PairChoice
          key={field}
          field={field}
          name={name}
          options={[
            { value: "kept", shown: tell(kept, field, words) },
            { value: "gone", shown: tell(gone, field, words) },
            ...(lists.includes(field) ? [{ value: "both", shown: "Those of both" }] : []),
          ]}
          likely={likely[field]}
          same={JSON.stringify(kept.values[field]) === JSON.stringify(gone.values[field])}
        />
      ))}
      <PairTold name="Other names" kept={kept.aliases.join(", ")} gone={gone.aliases.join(", ")} />
      <PairTold name="Public list" kept={listing(kept)} gone={listing(gone)} />
      <PairTold name="People" kept={<People side={kept} />} gone={<People side={gone} />} />
      <PairTold name="Tags" kept={kept.tags.join(", ")} gone={gone.tags.join(", ")} />
    </PairView>
  );
}

const headOf = ({ id, since, name }: Side) => ({ since, name, href: `/staff/organizations/${id}` });

/** A side's value in words or, for a logo, as a picture. */
function tell(
  side: Side,
  field: OrganizationMergeField | OrganizationMergeList,
  words: CaseWords,
): ReactNode {
  const { values, logo, name } = side;
  switch (field) {
    case "districts":
      return values.districts.join(", ") || "none";
    case "languages":
      return values.languages.map(words.language).join(", ") || "none";
    case "coalitions":
      return values.coalitions.map(words.coalition).join(", ") || "none";
    case "sector":
      return words.sector(values.sector);
    case "county":
      return values.county ? words.county(values.county) : "nothing";
    case "slug":
      return values.slug ? `/organizations/${values.slug}` : "none yet";
    case "contact":
      return values.contact ?? "nobody";
    case "logo":
      return logo ? <LogoImage className="case-logo" logo={logo} alt={`Logo of ${name}`} /> : "none";
    default:
      return values[field] ? <span className="case-about">{values[field]}</span> : "nothing";
  }
}

const day = (at: Date) => dateTime(at, { dateStyle: "medium" });
const listing = ({ listedAt, wantsListing }: Side): string =>
  listedAt ? `Listed since ${day(listedAt)}` : wantsListing ? "Wishes to be listed" : "No wish to be listed";

const SHOWN = 8;

function People({ side: { people, _count } }: { side: Side }) {
  if (people.length === 0) return null;
  const more = _count.memberships - Math.min(people.length, SHOWN);
  return (
    <ul>
      {people.slice(0, SHOWN).map(({ personId, name, email, role, status }) => (
        <li key={personId}>
          <a href={`/staff/members/${personId}`}>{name}</a>
          {role ? `, ${role}` : ""}
          {status === "active" ? "" : ` (${status})`} <span className="text-quiet">{email}</span>
        </li>
      ))}
      {more > 0 ? <li className="text-quiet">and {countOf(more, "other", "others")}</li> : null}
    </ul>
  );
}

function Outcome({ pair: { kept, gone, both } }: { pair: OrganizationPair }) {
  const { _count: count } = gone;
  const along = [
    countOf(count.memberships, "person", "people"),
    ...(count.notes > 0 ? [countOf(count.notes, "note", "notes")] : []),
    ...(count.nameUses > 0
      ? [countOf(count.nameUses, "question about its name", "questions about its name")]
      : []),
    ...(count.invitations > 0 ? [countOf(count.invitations, "open invitation", "open invitations")] : []),
    ...(count.partners > 0 ? [countOf(count.partners, "partner's code", "partner's codes")] : []),
    ...(count.parts > 0 ? [countOf(count.parts, "part of it", "parts of it")] : []),
    ...(count.events > 0 ? [countOf(count.events, "event on the timeline", "events on the timeline")] : []),
  ];
  const isListed = kept.listedAt !== null || (gone.listedAt !== null && kept.listedHow === null);
  const addresses = [kept.slug, gone.slug].filter((slug) => slug !== null);
  return (
    <>
      <li>One record stays. It takes over {new Intl.ListFormat("en").format(along)} of the later one.</li>
      {both > 0 ? (
        <li>
          {countOf(both, "person belongs", "people belong")} to both, and keep one membership each: the better
          standing, with the duties of both.
        </li>
      ) : null}
      <li>The name that is not chosen becomes one of its other names, so it is still found by it.</li>
      <li>
        {isListed
          ? "It stands on the public list"
          : "It is not on the public list until that is settled as for any other"}
        {addresses.length > 1 ? ", and both public addresses lead to it." : "."}
      </li>
      <li>Nobody gets a mail about it.</li>
    </>
  );
}
