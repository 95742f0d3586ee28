import { Button } from "@/components/ui/button";
import { formatter } from "@/lib/platform/i18n";
import type { SavingPhase } from "@/lib/updates/autosave";
import { SignedOut } from "./save-request";

const { dateTime } = formatter("en");

/** The hour of today, the day of another day. */
const savedWhen = (at: Date): string =>
  at.toDateString() === new Date().toDateString()
    ? `at ${dateTime(at, { timeStyle: "short" })}`
    : dateTime(at, { dateStyle: "medium" });

/** Where what was typed stands, in a sentence. */
function phaseWords(phase: SavingPhase, savedAt: string | null): string {
  switch (phase.kind) {
    case "saving":
      return "Saving …";
    case "waiting":
      return "Not saved yet …";
    case "held":
      return "";
    case "clean":
      return savedAt === null ? "Saved as you type." : `Saved ${savedWhen(new Date(savedAt))}.`;
    default:
      return "Not saved.";
  }
}

function troubleWords(phase: SavingPhase): string | null {
  if (phase.kind !== "failed") return null;
  return phase.cause instanceof SignedOut
    ? "Not saved: you are signed out. What you typed is kept in this browser. Sign in again in another tab, then come back here: it is saved by itself."
    : "Not saved: there is no connection. What you typed is kept in this browser, and it is saved by itself once the connection is back.";
}

type SaveBarProps = {
  /** Null: no script has begun. */
  phase: SavingPhase | null;
  savedAt: string | null;
  /** Frozen meanwhile, or gone: what was typed can still become a draft of its own. */
  copyOnly: boolean;
};

/** The way on, always in sight: where the words stand, and the two buttons. */
export function SaveBar({ phase, savedAt, copyOnly }: SaveBarProps) {
  const trouble = phase && troubleWords(phase);
  return (
    <div className="save-bar">
      <div role="alert" className="save-trouble empty:hidden">
        {trouble}
      </div>
      <p className="save-phase">
        {phase && !trouble ? phaseWords(phase, savedAt) : null}
        {phase?.kind === "held" ? (
          <a href="#not-saved" className="font-bold">
            Not saved: see why
          </a>
        ) : null}
      </p>
      <p className="save-buttons">
        {copyOnly ? (
          <Button name="copy" value="1">
            Keep it as a new draft
          </Button>
        ) : (
          <>
            <Button>Save</Button>
            <Button look="quiet" name="next" value="preview">
              Save and see how it will look
            </Button>
          </>
        )}
      </p>
    </div>
  );
}
