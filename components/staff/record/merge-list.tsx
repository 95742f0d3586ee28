import { Button } from "@/components/ui/button";
import type { UndoableMerge } from "@/lib/members/queries/list-merges";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");
const day = (at: Date) => dateTime(at, { dateStyle: "long", timeStyle: "short" });

type MergeListProps = {
  merges: readonly UndoableMerge[];
  /** The address below which the records stand. */
  records: string;
  /** Takes `mergeId`. */
  undo: (form: FormData) => Promise<void>;
};

/** Records that were made one, each with the way back. */
export function MergeList({ merges, records, undo }: MergeListProps) {
  return (
    <ul className="record-lines">
      {merges.map(({ id, recordId, name, gone, at, until, by }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
          <div className="min-w-0">
            <p>
              <a href={`${records}/${recordId}`}>{name}</a> took in <strong>{gone}</strong>
            </p>
            <p className="text-note text-quiet">
              {day(at)}
              {by ? `, by ${by}` : ""}. Can be parted again until {day(until)}.
            </p>
          </div>
          <form action={undo}>
            <input type="hidden" name="mergeId" value={id} />
            <Button look="quiet" small>
              Part them again
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

/** The merges of the last week, beneath the pairs that are still open. */
export function LateMerges(props: MergeListProps) {
  if (props.merges.length === 0) return null;
  return (
    <section className="mt-12" aria-labelledby="merged">
      <h2 id="merged" className="mb-4 text-small-head font-black">
        Made one in the last week
      </h2>
      <MergeList {...props} />
    </section>
  );
}
