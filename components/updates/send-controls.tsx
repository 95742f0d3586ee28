import { Button } from "@/components/ui/button";
import { people } from "@/components/updates/audience-words";
import { PendingButton } from "@/components/updates/pending-button";
import type { Progress } from "@/lib/updates/schema";

export type SendActions = Record<"pause" | "resume" | "stop", (form: FormData) => Promise<void>>;

type SendControlsProps = { id: string; progress: Progress; actions: SendActions };

/** Pause, resume and stop, with what each does to how many. Nothing where a send is over. */
export function SendControls({ id, progress, actions }: SendControlsProps) {
  const { status, counts, total } = progress;
  if (status !== "sending" && status !== "paused") return null;
  const waiting = counts.pending + counts.sending;
  const done = total - waiting;
  return (
    <div className="mt-8 grid justify-items-start gap-4">
      <form action={status === "sending" ? actions.pause : actions.resume}>
        <input type="hidden" name="id" value={id} />
        <Button look={status === "sending" ? "quiet" : "solid"}>
          {status === "sending" ? "Pause the send" : "Resume the send"}
        </Button>
      </form>
      {waiting > 0 ? (
        <details className="max-w-measure">
          <summary>Stop it for good</summary>
          <p className="mt-3">
            {people(done)} {done === 1 ? "is" : "are"} done with; what they have cannot be called back.{" "}
            {people(waiting)} {waiting === 1 ? "has" : "have"} not got it and never will: a stopped send
            cannot be taken up again. To wait, pause it instead.
          </p>
          <form action={actions.stop} className="mt-4 flex flex-wrap gap-4">
            <input type="hidden" name="id" value={id} />
            <PendingButton look="danger" pending="Stopping …">
              Stop it: {people(waiting)} will not get it
            </PendingButton>
          </form>
        </details>
      ) : null}
    </div>
  );
}
