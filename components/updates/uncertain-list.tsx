import { Button } from "@/components/ui/button";
import type { UncertainLine } from "@/lib/updates/queries/list-uncertain";

type UncertainListProps = {
  id: string;
  lines: readonly UncertainLine[];
  /** Not given: the viewer may not decide. */
  decide?: (form: FormData) => Promise<void>;
};

const choices = [
  ["arrived", "It arrived"],
  ["leave", "Nobody can tell"],
  ["send-again", "It did not: send it again"],
] as const;

/** Deliveries of which nobody knows whether they arrived, each with what to look it up by and what to decide. */
export function UncertainList({ id, lines, decide }: UncertainListProps) {
  return (
    <ol className="uncertain">
      {lines.map(({ id: deliveryId, personId, name, email, messageId, reason }) => (
        <li key={deliveryId}>
          <div>
            <h2 className="address">
              {personId ? (
                <a href={`/staff/members/${personId}`}>{name || email}</a>
              ) : (
                email || "Somebody who is gone"
              )}
            </h2>
            {personId && name ? <p className="address">{email}</p> : null}
            <dl>
              <div>
                <dt>Message-ID</dt>
                <dd>
                  <code>{messageId ?? "none was noted"}</code>
                </dd>
              </div>
              <div>
                <dt>What broke</dt>
                <dd>{reason}</dd>
              </div>
            </dl>
          </div>
          {decide ? (
            <div className="uncertain-acts">
              {choices.map(([decision, words]) => (
                <form key={decision} action={decide}>
                  <input type="hidden" name="id" value={id} />
                  <input type="hidden" name="delivery" value={deliveryId} />
                  <input type="hidden" name="decision" value={decision} />
                  <Button
                    look={decision === "send-again" ? "danger" : "quiet"}
                    small
                    disabled={decision === "send-again" && !email}
                  >
                    {words}
                    <span className="sr-only">: {email}</span>
                  </Button>
                </form>
              ))}
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
