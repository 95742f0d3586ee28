import { Choice } from "@/components/forms/choice";
import { Field, Select } from "@/components/forms/field";
import { bulkNames, leftAs, people, tellAct } from "@/components/staff/bulk/bulk-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { BulkAct, BulkNumbers } from "@/lib/members/bulk";

/** The address's parameters that say whom it is for, to be sent along. */
type Whom = readonly (readonly [name: string, value: string])[];

type Asked = Record<"action" | "tag" | "locale" | "why", string>;

type BulkFormProps = {
  whom: Whom;
  /** What was chosen so far, as typed. */
  asked: Asked;
  tags: readonly string[];
  error: string | undefined;
};

/** The first step: what is to be done. It changes nothing yet. */
export function BulkForm({ whom, asked, tags, error }: BulkFormProps) {
  const action = asked.action;
  return (
    <form action="/staff/members/bulk" className="grid max-w-form gap-6">
      {whom.map(([name, value], nth) => (
        <input key={nth} type="hidden" name={name} value={value} />
      ))}
      {error ? (
        <div role="alert">
          <Notice tone="wrong">{error}</Notice>
        </div>
      ) : null}
      <Choice
        name="do"
        legend="What is to be done?"
        pick="one"
        required
        chosen={action ? [action] : []}
        options={Object.entries(bulkNames).map(([value, label]) => ({ value, label }))}
      />
      <div className="bulk-for-tag">
        <Field
          name="doTag"
          label="Which tag"
          maxLength={40}
          list="tags-in-use"
          autoComplete="off"
          defaultValue={asked.tag}
        />
        <datalist id="tags-in-use">
          {tags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      </div>
      <div className="bulk-for-language">
        <Select
          name="doLocale"
          label="Which language"
          defaultValue={asked.locale || "es"}
          options={[
            { value: "en", label: "English" },
            { value: "es", label: "Spanish" },
          ]}
        />
      </div>
      <div className="bulk-for-why">
        <Field
          name="doWhy"
          label="Why"
          hint="Stands on their timelines. To stop updates: what they said, with when and how."
          maxLength={500}
          autoComplete="off"
          defaultValue={asked.why}
        />
      </div>
      <p>
        <Button look="quiet">See what it would do</Button>
      </p>
    </form>
  );
}

/** What was asked for, by the names of the first step's fields. */
const namesOf = ({ action, tag, locale, why }: Asked): [string, string][] => [
  ["do", action],
  ["doTag", tag],
  ["doLocale", locale],
  ["doWhy", why],
];

type BulkConfirmProps = {
  id: string;
  whom: Whom;
  act: BulkAct;
  asked: Asked;
  numbers: BulkNumbers;
  begin: (form: FormData) => Promise<void>;
};

/** The second step: what it would do, in numbers, and the one button that does it. */
export function BulkConfirm({ id, whom, act, asked, numbers, begin }: BulkConfirmProps) {
  const { will, already, barred } = numbers;
  const [soAlready, cannot] = leftAs[act.action];
  return (
    <section aria-labelledby="numbers" className="mt-10 border-t-3 border-rule pt-4" id="what">
      <h2 id="numbers" className="text-small-head font-black">
        What it would do
      </h2>
      <ul className="tallies mt-4">
        <li>
          <span className="tally-count">{will.toLocaleString("en-US")}</span>
          <span className="tally-label">will change</span>
        </li>
        <li>
          <span className="tally-count">{already.toLocaleString("en-US")}</span>
          <span className="tally-label">{soAlready}</span>
        </li>
        {cannot ? (
          <li>
            <span className="tally-count">{barred.toLocaleString("en-US")}</span>
            <span className="tally-label">{cannot}</span>
          </li>
        ) : null}
      </ul>
      {will === 0 ? (
        <p className="mt-6">Nobody would change, so there is nothing to do.</p>
      ) : (
        <form action={begin} className="mt-6 grid gap-4">
          <input type="hidden" name="bulkId" value={id} />
          {[...whom, ...namesOf(asked)].map(([name, value], nth) => (
            <input key={nth} type="hidden" name={name} value={value} />
          ))}
          <p className="max-w-measure">
            {act.action === "withdraw"
              ? "It cannot be undone: only they themselves can agree to updates again."
              : `It goes on in the background. When it is done you can undo it for a week, for those whom nobody changed since.`}
          </p>
          <p>
            <Button look={act.action === "withdraw" || act.action === "remove" ? "danger" : "solid"}>
              {tellAct(act, will)}
            </Button>
          </p>
        </form>
      )}
    </section>
  );
}

/** Whom it is for, in a sentence. */
export const tellWhom = (count: number, chosen: boolean): string =>
  chosen ? `For the ${people(count)} you ticked.` : `For all ${people(count)} that fit the list's filters.`;
