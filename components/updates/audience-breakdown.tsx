import {
  audienceWords,
  breakdownWords,
  leftOutLines,
  leftOutNames,
} from "@/components/updates/audience-words";
import { formatter } from "@/lib/platform/i18n";
import type { Audience, UpdateKind } from "@/lib/updates/schema";

const { number } = formatter("en");

type AudienceBreakdownProps = {
  audience: Audience;
  kind: UpdateKind;
  /** Null: every member. */
  segment: string | null;
  /** Where those of a reason are listed, for whoever may see them; "gets-it" are those who get it. */
  hrefOf: ((reason: string) => string) | null;
};

/** Who gets an update and who does not, as sentences with all the numbers, each of which leads to its people. */
export function AudienceBreakdown({ audience, kind, segment, hrefOf }: AudienceBreakdownProps) {
  const names = leftOutNames(kind);
  const lines = leftOutLines(audience);
  return (
    <div className="max-w-measure">
      <p className="text-small-head font-bold">
        {segment ? `“${segment}”: ` : null}
        {audienceWords(audience)}
      </p>
      {lines.length > 0 ? (
        <>
          <p className="mt-3">{breakdownWords(audience)}</p>
          <ul className="breakdown">
            {hrefOf && audience.total > 0 ? (
              <li>
                <a href={hrefOf("gets-it")}>
                  <b>{number(audience.total)}</b>
                </a>
                <span>get it</span>
              </li>
            ) : null}
            {lines.map(({ reason, count }) => (
              <li key={reason}>
                {hrefOf ? (
                  <a href={hrefOf(reason)}>
                    <b>{number(count)}</b>
                  </a>
                ) : (
                  <b>{number(count)}</b>
                )}
                <span>{names[reason]}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
