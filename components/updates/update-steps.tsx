import "./update-steps.css";
import type { UpdateStatus } from "@/lib/updates/schema";

export type UpdateStep = "write" | "preview" | "send" | "report";

type UpdateStepsProps = {
  id: string;
  status: UpdateStatus;
  /** Where this page stands. */
  current: UpdateStep;
};

const names: Record<UpdateStep, string> = {
  write: "Write",
  preview: "Preview and checks",
  send: "Send",
  report: "Report",
};
const steps = ["write", "preview", "send", "report"] as const;

/** Once it was approved, its words are frozen and what is left to do about it is to watch it. */
const isOut = (status: UpdateStatus) => !["draft", "submitted", "scheduled"].includes(status);

function addressOf(step: UpdateStep, { id, status }: UpdateStepsProps): string | null {
  const home = `/staff/updates/${id}`;
  switch (step) {
    case "write":
      return status === "draft" || status === "submitted" ? home : null;
    case "preview":
      return `${home}/preview`;
    case "send":
      return isOut(status) ? `${home}/progress` : `${home}/send`;
    case "report":
      return isOut(status) ? `${home}/report` : null;
  }
}

const notes: Partial<Record<UpdateStep, string>> = {
  write: "its words are settled",
  report: "once it goes out",
};

/** The four steps of an update, the same on each of its pages: where one is, and where one can go. */
export function UpdateSteps(props: UpdateStepsProps) {
  return (
    <nav aria-label="Steps of this update" className="update-steps">
      <ol>
        {steps.map((step) => {
          const href = addressOf(step, props);
          const here = step === props.current;
          return (
            <li key={step}>
              {href || here ? (
                <a href={href ?? undefined} aria-current={here ? "step" : undefined}>
                  {names[step]}
                </a>
              ) : (
                <span>
                  {names[step]}
                  <span className="sr-only">: {notes[step]}</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
