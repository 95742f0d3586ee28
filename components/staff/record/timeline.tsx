import { eventNames, fieldNames, tellActor, tellValue } from "@/components/staff/record/event-words";
import type { TimelineLine } from "@/lib/members/record";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

type TimelineProps = {
  lines: readonly TimelineLine[];
  /** Where the older ones are, if there are more. */
  older?: string | undefined;
  /** What stands here before anything happened. */
  empty?: string;
};

/** What happened to a record, newest first: who, what, from, to, why. */
export function Timeline({ lines, older, empty = "Nothing has been written down yet." }: TimelineProps) {
  if (lines.length === 0) return <p className="text-quiet">{empty}</p>;
  return (
    <>
      <ol className="timeline">
        {lines.map((line) => (
          <li key={line.id}>
            <p className="font-bold">
              {eventNames[line.action] ?? line.action}
              {line.with ? (
                <>
                  {": "}
                  <a href={line.with.href}>{line.with.name}</a>
                </>
              ) : null}
            </p>
            {Object.entries(line.changes).map(([field, [was, is]]) => (
              <p key={field} className="timeline-change">
                {fieldNames[field] ?? field}: <del>{tellValue(field, was)}</del>{" "}
                <span aria-hidden="true">→</span>
                <span className="sr-only">now</span> <ins>{tellValue(field, is)}</ins>
              </p>
            ))}
            {line.why ? <p className="timeline-why">“{line.why}”</p> : null}
            <p className="text-note text-quiet">
              <time dateTime={line.at.toISOString()}>
                {dateTime(line.at, { dateStyle: "medium", timeStyle: "short" })}
              </time>
              , {tellActor(line)}
            </p>
          </li>
        ))}
      </ol>
      {older ? (
        <p className="mt-4 font-bold">
          <a href={older}>What happened before</a>
        </p>
      ) : null}
    </>
  );
}
