import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatter } from "@/lib/platform/i18n";
import type { Draft } from "@/lib/updates/schema";
import type { KeptWords } from "./kept-words";
import { partName, partsThatDiffer } from "./part-words";

const { dateTime } = formatter("en");

type KeptNoticeProps = {
  words: KeptWords;
  /** What is saved. */
  now: Draft;
  putBack: (words: KeptWords) => void;
  throwAway: () => void;
};

/** Tells of words that this browser kept since they could not be saved. */
export function KeptNotice({ words, now, putBack, throwAway }: KeptNoticeProps) {
  const parts = partsThatDiffer(words.draft, now).map(partName);
  const at = new Date(words.at);
  const when = Number.isNaN(at.getTime())
    ? ""
    : `, typed ${dateTime(at, { dateStyle: "medium", timeStyle: "short" })}`;
  return (
    <div role="alert">
      <Notice title="This browser holds words that were never saved">
        <p className="mt-2 max-w-measure">
          They differ from what is saved in: {parts.join(", ")}
          {when}.
        </p>
        <p className="mt-4 flex flex-wrap gap-4">
          <Button small type="button" onClick={() => putBack(words)}>
            Put them into the fields
          </Button>
          <Button look="quiet" small type="button" onClick={throwAway}>
            Throw them away
          </Button>
        </p>
      </Notice>
    </div>
  );
}
