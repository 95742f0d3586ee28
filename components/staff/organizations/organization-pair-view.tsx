import type { ReactNode } from "react";
import { LogoImage } from "@/components/content/logo-image";
import type { CaseWords } from "@/components/staff/organizations/case-parts";
import { countOf, PairChoice, PairForm, PairHead, PairTold } from "@/components/staff/record/pair-choice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
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

const because: Readonly<Record<string, string>> = { name: "the same name", domain: "the same website" };

type OrganizationPairViewProps = {
  pair: OrganizationPair;
  words: CaseWords;
  merge: Action;
  keepApart: Action;
};

/** Two organizations side by side: where they differ one value is chosen, and what goes along is counted before. */
export function OrganizationPairView({ pair, words, merge, keepApart }: OrganizationPairViewProps) {
  const { kept, gone, likely } = pair;
  return (
    <>
      {pair.reasons.length > 0 ? (
        <p className="mb-6 max-w-measure text-lead">
          They have {pair.reasons.map((reason) => because[reason] ?? reason).join(" and ")}.
        </p>
      ) : null}
      {pair.decision === "different" ? (
        <div className="mb-6">
          <Notice>Somebody settled that these are different organizations.</Notice>
        </div>
      ) : null}
      <PairForm duplicateId={pair.id} kept={kept} gone={gone} merge={merge}>
        <div className="choose">
          <div className="choose-row choose-heads">
            <span aria-hidden="true" />
            <Head side={kept} title="Here first" />
            <Head side={gone} title="Here later" />
          </div>
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
        </div>
        <WhatHappens pair={pair} />
        <p className="mt-6">
          <Button>Make one record of these two</Button>
        </p>
      </PairForm>
      {pair.decision === "open" ? (
        <form action={keepApart} className="mt-8 border-t border-hair pt-6">
          <input type="hidden" name="duplicateId" value={pair.id} />
          <Button look="quiet">They are different organizations</Button>
          <p className="mt-2 text-note text-quiet">Both stay as they are, and nobody is asked again.</p>
        </form>
      ) : null}
    </>
  );
}

function Head({ side, title }: { side: Side; title: string }) {
  return (
    <PairHead
      title={title}
      since={dateTime(side.since, { dateStyle: "medium" })}
      name={side.name}
      href={`/staff/organizations/${side.id}`}
    />
  );
}

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

/** What the button does, in numbers. */
function WhatHappens({ pair: { kept, gone, both } }: { pair: OrganizationPair }) {
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
    <div className="mt-8 max-w-measure">
      <h2 className="text-small-head font-black">What will happen</h2>
      <ul className="mt-2 list-disc pl-5">
        <li>One record stays. It takes over {new Intl.ListFormat("en").format(along)} of the later one.</li>
        {both > 0 ? (
          <li>
            {countOf(both, "person belongs", "people belong")} to both, and keep one membership each: the
            better standing, with the duties of both.
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
        <li>For a week you can part them again.</li>
      </ul>
    </div>
  );
}
