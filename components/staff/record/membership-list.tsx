import { sourceWords } from "@/components/staff/record/person-head";
import { StandingBadge } from "@/components/staff/record/standing-badge";
import type { PersonRecord } from "@/lib/members/queries/get-person-record";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

const duties = {
  primary_contact: "main contact",
  communications: "communications",
  signatory: "may sign in its name",
} as const;
const proofs = { domain: "shown by an address at its domain", staff: "settled by the staff" } as const;

const day = (at: Date) => dateTime(at, { dateStyle: "medium" });

/** What a person belongs to: in person, and for which organizations with which duties. */
export function MembershipList({ memberships }: { memberships: PersonRecord["memberships"] }) {
  if (memberships.length === 0) return <p className="text-quiet">They do not belong to anything yet.</p>;
  return (
    <ul className="record-lines">
      {memberships.map((it) => (
        <li key={it.id}>
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 font-bold">
            {it.organization ? (
              <a href={`/staff/organizations/${it.organization.id}`}>{it.organization.name}</a>
            ) : (
              "In their own name"
            )}
            <StandingBadge standing={it.status} />
          </p>
          {it.organization ? (
            <p>
              {[it.role, ...it.duties.map((duty) => duties[duty])].filter(Boolean).join(", ") ||
                "No role told"}
              {it.authorityProof ? (
                <span className="text-quiet"> (authority {proofs[it.authorityProof]})</span>
              ) : null}
            </p>
          ) : null}
          <p className="text-note text-quiet">
            Since {day(it.since)}
            {it.leftAt ? `, until ${day(it.leftAt)}` : ""}, {sourceWords[it.sourceKind]} {it.source}
          </p>
        </li>
      ))}
    </ul>
  );
}
