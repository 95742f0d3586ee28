import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { DifferenceText } from "./difference-text";
import { partOf, type Theirs } from "./editor-state";
import type { Material } from "./material";
import { partName, partsThatDiffer, partWords } from "./part-words";
import type { Draft } from "@/lib/updates/schema";

type ConflictViewProps = {
  mine: Draft;
  theirs: Theirs;
  /** What both began from, where it is known: what only they changed is theirs to begin with. */
  base: Draft | null;
  material: Material;
};

/**
 * Two people changed the same update: each part that differs stands in both forms, and one is chosen. The fields above
 * hold what was typed here and can still be changed.
 */
export function ConflictView({ mine, theirs, base, material }: ConflictViewProps) {
  const who = theirs.own ? "You, in another window," : theirs.by || "Somebody else";
  const parts = partsThatDiffer(mine, theirs.draft);
  return (
    <div role="alert" className="conflict">
      <Notice tone="wrong" title={`Not saved: somebody saved this update since you opened it`}>
        <p className="mt-2 max-w-measure">
          {who} saved it meanwhile. Nothing is lost: choose for each part which words stand, or change yours
          in the fields below first. Then save.
        </p>
        {parts.map((part) => {
          const [own, other] = [partWords(mine, part, material), partWords(theirs.draft, part, material)];
          const untouched = base !== null && partOf(base, part) === partOf(mine, part);
          const lang = part.locale ?? undefined;
          return (
            <fieldset key={part.name} className="conflict-part">
              <legend className="font-black">{partName(part)}</legend>
              <div>
                <label className="tick">
                  <input
                    type="radio"
                    name={`take-${part.name}`}
                    value="mine"
                    defaultChecked={!untouched}
                    aria-describedby={`mine-${part.name}`}
                  />
                  <span className="tick-words font-bold">Yours</span>
                </label>
                <div id={`mine-${part.name}`}>
                  <DifferenceText before={other} after={own} side="after" lang={lang} />
                </div>
              </div>
              <div>
                <label className="tick">
                  <input
                    type="radio"
                    name={`take-${part.name}`}
                    value="theirs"
                    defaultChecked={untouched}
                    aria-describedby={`theirs-${part.name}`}
                  />
                  <span className="tick-words font-bold">What is saved now</span>
                </label>
                <div id={`theirs-${part.name}`}>
                  <DifferenceText before={own} after={other} side="after" lang={lang} />
                </div>
              </div>
            </fieldset>
          );
        })}
        <p className="mt-6">
          <Button look="danger" name="merge" value={theirs.revision}>
            Save what I chose
          </Button>
        </p>
      </Notice>
    </div>
  );
}
