import "./check-list.css";
import { Button } from "@/components/ui/button";
import { formatter } from "@/lib/platform/i18n";
import type { Check } from "@/lib/updates/checks";

type CheckListProps = {
  checks: readonly Check[];
  updateId: string;
  /**
   * Overrules one check, or takes that back: fields `id`, `check`, `print` ("" takes back), and `from`, this page's part
   * of the address. Not given: nothing can be overruled here any more.
   */
  overrule?: (form: FormData) => Promise<void>;
  /** The page to come back to: "preview" or "send". */
  from?: string;
};

const { dateTime } = formatter("en");
const when = (at: Date) => dateTime(at, { dateStyle: "medium", timeStyle: "short" });

/** What a check's state is called; `data-state` gives it its colour, never that alone. */
function stateOf({ state, overruled }: Check): {
  name: "good" | "wrong" | "unknown" | "overruled";
  word: string;
} {
  if (state === "wrong" && overruled) return { name: "overruled", word: "Overruled" };
  if (state === "wrong") return { name: "wrong", word: "Look here" };
  return state === "unknown" ? { name: "unknown", word: "Not known" } : { name: "good", word: "Good" };
}

/** What was looked at before a send, what is wrong, and who knows it and leaves it so. */
export function CheckList({ checks, updateId, overrule, from = "preview" }: CheckListProps) {
  return (
    <ul className="check-list">
      {checks.map((check) => {
        const { name, word } = stateOf(check);
        return (
          <li key={check.name} data-state={name}>
            <p className="check-state">{word}</p>
            <div>
              <h3 className="font-bold">{check.title}</h3>
              <ul className="mt-1 grid gap-1">
                {check.findings.map(({ words }) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
              {check.overruled ? (
                <p className="mt-2 text-quiet">
                  {check.overruled.by} left it so, {when(check.overruled.at)}.
                </p>
              ) : null}
              {overrule && check.state === "wrong" ? (
                <form action={overrule} className="mt-3">
                  <input type="hidden" name="id" value={updateId} />
                  <input type="hidden" name="check" value={check.name} />
                  <input type="hidden" name="print" value={check.overruled ? "" : check.print} />
                  <input type="hidden" name="from" value={from} />
                  <Button look="quiet" small>
                    {check.overruled ? "Do not leave it so" : "I know, leave it so"}
                    <span className="sr-only">: {check.title}</span>
                  </Button>
                </form>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
