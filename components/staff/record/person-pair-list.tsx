import { tellReasons } from "@/components/staff/record/likeness-words";
import type { PersonDuplicateLine } from "@/lib/members/queries/list-person-duplicates";

type Side = PersonDuplicateLine["older"];

const nameOf = ({ firstName, lastName, email }: Side) => `${firstName} ${lastName}`.trim() || email;

/** How sure it looks, in words beside the number. */
const sure = (score: number): string =>
  score >= 85
    ? "Almost certainly"
    : score >= 65
      ? "Probably"
      : score > 0
        ? "Possibly"
        : "Put here by the staff";

/** Pairs that may be one person; each leads to both side by side. */
export function PersonPairList({ pairs }: { pairs: readonly PersonDuplicateLine[] }) {
  return (
    <ol className="pair-list">
      {pairs.map(({ id, score, reasons, older, newer }) => (
        <li key={id}>
          <p className="pair-score" data-sure={score >= 85 ? "most" : score >= 65 ? "more" : "less"}>
            <span className="pair-points">{score}</span>
            <span>{sure(score)}</span>
          </p>
          <div className="min-w-0">
            <h2 className="text-lead font-bold">
              <a href={`/staff/members/duplicates/${id}`}>
                {nameOf(older)} and {nameOf(newer)}
              </a>
            </h2>
            <p className="[overflow-wrap:anywhere]">
              {older.email} <span className="text-quiet">and</span> {newer.email}
            </p>
            {reasons.length > 0 ? <p className="text-quiet">They have {tellReasons(reasons)}.</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
