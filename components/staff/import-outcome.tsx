import { fateWords } from "@/components/staff/import-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatter } from "@/lib/platform/i18n";
import type { ImportState } from "@/lib/members/import/schema";

const { number, dateTime } = formatter("en");

type Act = (form: FormData) => Promise<void>;
type OutcomeProps = {
  list: ImportState;
  acts: Record<"run" | "resume" | "undo" | "reopen" | "discard", Act>;
};

const people = (count: number) => (count === 1 ? "1 person" : `${number(count)} people`);
const rows = (count: number) => (count === 1 ? "1 row" : `${number(count)} rows`);
const day = (date: Date) => dateTime(date, { dateStyle: "long", timeStyle: "short" });

/** What came, or would come, of a list in numbers, and what can be done with it now. */
export function ImportOutcome({ list, acts }: OutcomeProps) {
  const { counts, status } = list;
  const tried = status === "checked";
  const shown: [name: string, count: number][] = [
    ...(["new", "update", "same", "refused"] as const).map((fate): [string, number] => [
      fateWords[fate],
      counts[fate],
    ]),
    ...(counts.organizations > 0
      ? [
          [counts.organizations === 1 ? "New organization" : "New organizations", counts.organizations] as [
            string,
            number,
          ],
        ]
      : []),
  ];
  const comes = counts.new + counts.update;
  return (
    <section aria-labelledby="outcome" className="mb-12">
      <h2 id="outcome" className="mb-4 text-small-head font-black">
        {tried ? "What would come of it" : "What came of it"}
      </h2>
      <dl className="import-numbers">
        {shown.map(([name, count]) => (
          <div key={name}>
            <dd>{number(count)}</dd>
            <dt>{name}</dt>
          </div>
        ))}
      </dl>
      <p className="max-w-measure">{consentWords(list)}</p>
      {status === "undone" && counts.undone ? <Undone {...counts.undone} at={list.undoneAt} /> : null}
      <div className="import-acts">
        {tried ? (
          <>
            {comes > 0 ? (
              <Act id={list.id} act={acts.run} words={`Take in ${rows(comes)}`} />
            ) : (
              <p className="font-bold">There is nothing to take in.</p>
            )}
            <Act id={list.id} act={acts.reopen} look="quiet" words="Back to the columns" />
            <Act id={list.id} act={acts.discard} look="quiet" words="Forget this list" />
          </>
        ) : null}
        {status === "failed" ? <Act id={list.id} act={acts.resume} words="Go on where it stopped" /> : null}
        {list.undoUntil ? (
          <details className="import-undo">
            <summary className="button button-quiet">Undo this import …</summary>
            <div className="mt-4 grid max-w-measure gap-4">
              <p>
                {people(counts.new)} who came in by it {counts.new === 1 ? "is" : "are"} deleted, unless
                something else has happened to them since, and {people(counts.update)} get back what was
                changed. Consents that rest on this list alone are withdrawn. It can be undone until{" "}
                {day(list.undoUntil)}.
              </p>
              <Act id={list.id} act={acts.undo} look="danger" words={`Undo ${rows(comes)}`} />
            </div>
          </details>
        ) : null}
      </div>
    </section>
  );
}

function consentWords({ basis, counts, status }: ImportState): string {
  const would = status === "checked";
  if (status === "undone") return "";
  if (!basis)
    return would
      ? "No ground was stated for writing to them, so they are kept as known, counted nowhere, and never written to until they join by themselves."
      : "They are kept as known, counted nowhere, and never written to until they join by themselves.";
  return `${people(counts.consented)} ${would ? "would get" : counts.consented === 1 ? "gets" : "get"} updates from then on, because: “${basis}” The import itself sends nothing.`;
}

function Undone({
  deleted,
  kept,
  restored,
  at,
}: {
  deleted: number;
  kept: number;
  restored: number;
  at: Date | null;
}) {
  return (
    <Notice title={at ? `Undone on ${day(at)}` : "Undone"}>
      <p>
        {people(deleted)} deleted, {people(restored)} put back as they were.
        {kept > 0
          ? ` ${people(kept)} stayed, because something else had happened to them since; they get nothing on the ground of this list.`
          : ""}
      </p>
    </Notice>
  );
}

function Act({ id, act, words, look }: { id: string; act: Act; words: string; look?: "quiet" | "danger" }) {
  return (
    <form action={act}>
      <input type="hidden" name="id" value={id} />
      <Button {...(look && { look })}>{words}</Button>
    </form>
  );
}
