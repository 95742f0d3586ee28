import {
  eventNames,
  fieldNames,
  suppressionNames,
  tellActor,
  tellValue,
} from "@/components/staff/record/event-words";
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

/** What was and what is, in words; what reads the same is no change to anybody. */
const told = ({ changes }: TimelineLine) =>
  Object.entries(changes)
    .map(([field, [was, is]]) => ({ field, was: tellValue(field, was), is: tellValue(field, is) }))
    .filter(({ was, is }) => was !== is);

/** Why, in the words of whoever did it, or in ours where the site did. */
function Why({ line: { why } }: { line: TimelineLine }) {
  if (!why) return null;
  const ours = suppressionNames[why];
  return ours ? <p>{ours}.</p> : <p className="timeline-why">“{why}”</p>;
}

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
            {told(line).map(({ field, was, is }) => (
              <p key={field} className="timeline-change">
                {fieldNames[field] ?? field}: <del>{was}</del> <span aria-hidden="true">→</span>
                <span className="sr-only">now</span> <ins>{is}</ins>
              </p>
            ))}
            <Why line={line} />
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
