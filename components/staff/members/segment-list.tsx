import { StaffTable } from "@/components/staff/staff-table";
import type { SegmentLine } from "@/lib/members/queries/list-segments";
import { filterWords } from "./filter-words";
import type { DataChoices } from "./member-words";

const number = new Intl.NumberFormat("en-US");

type SegmentListProps = {
  /** With how many people each has now. */
  segments: readonly (SegmentLine & { people: number })[];
  data: DataChoices;
  remove: (form: FormData) => Promise<void>;
};

const plural = (count: number, one: string): string =>
  `${number.format(count)} ${one}${count === 1 ? "" : "s"}`;

function Uses({ updates }: Pick<SegmentLine, "updates">) {
  if (updates.length === 0) return <>Nowhere yet</>;
  return (
    <ul>
      {updates.map(({ id, subject, status }) => (
        <li key={id}>
          <a href={`/staff/updates/${id}`}>{subject}</a>
          {status === "draft" ? " (not sent yet)" : ""}
        </li>
      ))}
    </ul>
  );
}

/** The segments: whom each means, how many that are, where it is used, and what can be done with it. */
export function SegmentList({ segments, data, remove }: SegmentListProps) {
  return (
    <StaffTable caption="Segments" heads={["Segment", { figures: "People now" }, "Used in", "What to do"]}>
      {segments.map((segment) => {
        const drafts = segment.updates.filter(({ status }) => status === "draft").length;
        return (
          <tr key={segment.id}>
            <td>
              <a className="font-bold" href={`/staff/members/segments/${segment.id}`}>
                {segment.name}
              </a>
              <span className="block max-w-measure text-note text-quiet">
                {segment.filter
                  ? filterWords(segment.filter, data)
                  : "What is kept of it cannot be read any more. Open it and build it anew."}
              </span>
            </td>
            <td className="number">
              <a href={`/staff/members?segment=${segment.id}`}>{number.format(segment.people)}</a>
            </td>
            <td>
              <Uses updates={segment.updates} />
            </td>
            <td>
              <div className="flex flex-wrap gap-3">
                <a href={`/staff/members/segments/new?from=${segment.id}`}>
                  Duplicate<span className="sr-only"> {segment.name}</span>
                </a>
                <details className="pick">
                  <summary>
                    Delete<span className="sr-only"> {segment.name}</span>
                  </summary>
                  <form action={remove} className="pick-list">
                    <input type="hidden" name="id" value={segment.id} />
                    {drafts > 0 ? (
                      <p>
                        {plural(drafts, "update")} {drafts === 1 ? "waits" : "wait"} to be sent to it. Choose
                        somebody else there first.
                      </p>
                    ) : (
                      <>
                        <p>
                          The segment goes; its{" "}
                          {plural(segment.people, "person").replace("persons", "people")} and what was sent to
                          them stay.
                        </p>
                        <button className="button button-danger button-small">Delete it</button>
                      </>
                    )}
                  </form>
                </details>
              </div>
            </td>
          </tr>
        );
      })}
    </StaffTable>
  );
}
