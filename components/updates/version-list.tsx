import "./version-list.css";
import { Button } from "@/components/ui/button";
import { formatter } from "@/lib/platform/i18n";
import { emptyContent, emptySettings, type Draft } from "@/lib/updates/schema";
import { DifferenceText } from "./difference-text";
import type { Material } from "./material";
import { partName, partsThatDiffer, partWords } from "./part-words";

type Line = { revision: number; by: string; at: Date; auto: boolean };
type Version = Line & { draft: Draft };

const { dateTime } = formatter("en");
const when = (at: Date) => dateTime(at, { dateStyle: "medium", timeStyle: "short" });
const whose = (by: string) => by || "Somebody who has left, or the sample";

type VersionListProps = {
  id: string;
  lines: readonly Line[];
  /** There are older ones that are not listed. */
  more: boolean;
  shown: number | null;
};

/** Every version of an update, the newest first; each leads to what it changed. */
export function VersionList({ id, lines, more, shown }: VersionListProps) {
  return (
    <nav aria-label="Versions">
      <ol className="version-list">
        {lines.map(({ revision, by, at, auto }, place) => (
          <li key={revision}>
            <a
              href={`/staff/updates/${id}/versions?version=${revision}`}
              aria-current={revision === shown ? "true" : undefined}
            >
              <span className="version-when">{when(at)}</span>
              <span className="block">{whose(by)}</span>
              <span className="version-how">
                {place === 0 ? "As it is now" : auto ? "Saved while typing" : "Saved"}
              </span>
            </a>
          </li>
        ))}
      </ol>
      {more ? <p className="mt-3 text-quiet">Older versions are kept, and not listed here.</p> : null}
    </nav>
  );
}

type VersionDifferenceProps = {
  id: string;
  shown: Version;
  /** The one before it; null: it is the first. */
  before: Version | null;
  /** What the update is now, to be told when somebody changed it since. */
  revision: number;
  latest: boolean;
  editable: boolean;
  material: Material;
  restore: (form: FormData) => Promise<void>;
};

/** What a version changed, word by word, and the way back to it. */
export function VersionDifference(props: VersionDifferenceProps) {
  const { id, shown, before, revision, latest, editable, material, restore } = props;
  const from = before?.draft ?? { ...emptyContent, ...emptySettings };
  const parts = partsThatDiffer(from, shown.draft);
  return (
    <section aria-labelledby="version-head" className="grid content-start gap-5">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h2 id="version-head" className="text-small-head font-black">
            {when(shown.at)}
          </h2>
          <p className="text-quiet">
            {whose(shown.by)}.{" "}
            {before
              ? "What came in is underlined, what was taken out is struck through."
              : "The first version."}
          </p>
        </div>
        {editable && !latest ? (
          <form action={restore}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="revision" value={revision} />
            <input type="hidden" name="version" value={shown.revision} />
            <Button small>Go back to this</Button>
          </form>
        ) : null}
      </div>
      {parts.length === 0 ? <p>The words are the same as in the version before.</p> : null}
      {parts.map((part) => (
        <div key={part.name}>
          <h3 className="mb-1 font-bold">{partName(part)}</h3>
          <DifferenceText
            before={partWords(from, part, material)}
            after={partWords(shown.draft, part, material)}
            lang={part.locale ?? undefined}
          />
        </div>
      ))}
      {editable && !latest ? (
        <p className="text-quiet">
          Going back makes a new version with these words. What was written since then stays in the list.
        </p>
      ) : null}
    </section>
  );
}
