import { Notice } from "@/components/ui/notice";
import { CheckList } from "@/components/updates/check-list";
import { ObstacleList } from "@/components/updates/obstacle-list";
import { openChecks } from "@/lib/updates/checks";
import { overruleCheckAction } from "../preview/actions";
import type { OpenView } from "./views";

type MissingProps = Pick<OpenView, "plan" | "checks" | "obstacles">;

/** What keeps an update from being sent: what must be put right, and what may be overruled. */
export function Missing({ plan, checks, obstacles }: MissingProps) {
  const left = openChecks(checks);
  if (obstacles.length === 0 && left.length === 0) return null;
  return (
    <section aria-labelledby="missing" className="send-part">
      <h2 id="missing">Before it can be sent</h2>
      {obstacles.length > 0 ? (
        <Notice tone="wrong">
          <ObstacleList obstacles={obstacles} />
          <p className="mt-2">
            <a href={`/staff/updates/${plan.id}`}>Put it right where it is written</a>
          </p>
        </Notice>
      ) : null}
      {left.length > 0 ? (
        <>
          <p className="mb-4 max-w-measure">
            The check list has found {left.length === 1 ? "this" : "these"}. Put it right, or leave it so
            knowingly: your name stands beside it then.
          </p>
          <CheckList checks={left} updateId={plan.id} overrule={overruleCheckAction} from="send" />
        </>
      ) : null}
    </section>
  );
}
