"use client";

import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { formatter } from "@/lib/platform/i18n";
import { people } from "./audience-words";
import { whyWords } from "./report-words";

const { number } = formatter("en");

type RetryFormProps = {
  id: string;
  /** The refused, by the code of why. */
  reasons: readonly { code: string; people: number }[];
  action: (form: FormData) => Promise<void>;
};

/** What a server says for good; trying again makes the sender look careless. */
const forGood = (code: string): boolean => /^5\.1\.|^5\.2\.1$|^55[0136]$/.test(code);

/** Which of the refused are tried once more. What the button will do stands on it, with its number. */
export function RetryForm({ id, reasons, action }: RetryFormProps) {
  const [chosen, choose] = useState<readonly string[]>(() =>
    reasons.filter(({ code }) => !forGood(code)).map(({ code }) => code),
  );
  const total = reasons.reduce((sum, { code, people: some }) => sum + (chosen.includes(code) ? some : 0), 0);
  return (
    <form action={action} className="grid max-w-measure gap-6">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="seen" value={total} />
      <fieldset className="field">
        <legend className="field-label">Why they were refused</legend>
        {reasons.map(({ code, people: some }) => (
          <label key={code} className="tick">
            <input
              type="checkbox"
              name="code"
              value={code}
              checked={chosen.includes(code)}
              onChange={({ target }) =>
                choose(target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
              }
            />
            <span className="tick-words">
              {whyWords("failed", code)}: <b className="tabular-nums">{number(some)}</b>
              {forGood(code) ? (
                <span className="block text-quiet">
                  The same will come of it, and servers think less of who tries again.
                </span>
              ) : null}
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        Only these are written to again. Whoever has it, may have it, or was left out is not; and whoever has
        unsubscribed since is not either.
      </p>
      <p className="flex flex-wrap gap-4">
        <Button disabled={total === 0}>
          {total === 0 ? "Choose a reason" : `Try ${people(total)} again`}
        </Button>
        <ButtonLink look="quiet" href={`/staff/updates/${id}/report`}>
          Not now
        </ButtonLink>
      </p>
    </form>
  );
}
