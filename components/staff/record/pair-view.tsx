import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

type Side = { id: string; version: string };
type Action = (form: FormData) => Promise<void>;
type Head = { since: Date | null; name: string; href: string; below?: string };

type PairViewProps = {
  pair: { id: string; decision: string; kept: Side; gone: Side };
  /** What two of them are. */
  kind: "people" | "organizations";
  /** Why they look alike, as a sentence; null where staff put them side by side. */
  reason: string | null;
  /** Whose record each side is. */
  heads: { kept: Head; gone: Head };
  /** A row for everything they say. */
  children: ReactNode;
  /** What the button does, in numbers, as the items of a list. */
  outcome: ReactNode;
  /** Why whoever looks may not decide. */
  refusal?: string | null;
  merge: Action;
  keepApart: Action;
};

/** Two records side by side that may be one: what stays is chosen, and what comes of it is said before. */
export function PairView(props: PairViewProps) {
  const { pair, kind, reason, heads, children, outcome, refusal, merge, keepApart } = props;
  const { id, decision, kept, gone } = pair;
  return (
    <>
      {reason ? <p className="mb-6 max-w-measure text-lead">{reason}</p> : null}
      {decision === "different" ? (
        <div className="mb-6">
          <Notice>Somebody settled that these are different {kind}.</Notice>
        </div>
      ) : null}
      <form action={merge}>
        <input type="hidden" name="duplicateId" value={id} />
        <input type="hidden" name="keptId" value={kept.id} />
        <input type="hidden" name="goneId" value={gone.id} />
        <input type="hidden" name="keptVersion" value={kept.version} />
        <input type="hidden" name="goneVersion" value={gone.version} />
        <div className="choose">
          <div className="choose-row choose-heads">
            <span aria-hidden="true" />
            <PairHead title="Here first" {...heads.kept} />
            <PairHead title="Here later" {...heads.gone} />
          </div>
          {children}
        </div>
        <div className="mt-8 max-w-measure">
          <h2 className="text-small-head font-black">What will happen</h2>
          <ul className="mt-2 list-disc pl-5">
            {outcome}
            <li>For a week you can part them again.</li>
          </ul>
        </div>
        <div className="mt-6">
          {refusal ? <Notice>{refusal}</Notice> : <Button>Make one record of these two</Button>}
        </div>
      </form>
      {decision === "open" ? (
        <form action={keepApart} className="mt-8 border-t border-hair pt-6">
          <input type="hidden" name="duplicateId" value={id} />
          <Button look="quiet">They are different {kind}</Button>
          <p className="mt-2 text-note text-quiet">Both stay as they are, and nobody is asked again.</p>
        </form>
      ) : null}
    </>
  );
}

function PairHead({ title, since, name, href, below }: Head & { title: string }) {
  return (
    <div className="min-w-0">
      <p className="text-quiet">
        {title}
        {since ? `, since ${dateTime(since, { dateStyle: "medium" })}` : ""}
      </p>
      <h2 className="text-lead font-black [overflow-wrap:anywhere]">
        <a href={href}>{name}</a>
      </h2>
      {below ? <p className="[overflow-wrap:anywhere]">{below}</p> : null}
    </div>
  );
}
