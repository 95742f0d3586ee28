import type { ReactNode } from "react";

export type Step = { done: boolean; title: string; words: ReactNode };

/** What to do on a new site, in order, with what is done already. */
export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <section aria-labelledby="first-steps" className="mt-12">
      <h2 id="first-steps" className="text-small-head font-bold">
        First steps
      </h2>
      <ol className="first-steps">
        {steps.map(({ done, title, words }) => (
          <li key={title} data-done={done}>
            <p className="font-bold">
              {title}
              {done ? <span className="step-done">Done</span> : null}
            </p>
            <div className="max-w-measure text-quiet">{words}</div>
          </li>
        ))}
      </ol>
    </section>
  );
}
