import type { ReactNode } from "react";

type SoFarProps = {
  /** What is being done. */
  title: ReactNode;
  /** There is more to come: without scripts the page is loaded again. */
  going: boolean;
  done: number;
  total: number;
  /** The two numbers in words. */
  numbers: ReactNode;
  /** The sentence that is read aloud when it changes. */
  children: ReactNode;
};

/** How far work has come, as numbers and as a bar, in a section that is labelled by "so-far". */
export function SoFar({ title, going, done, total, numbers, children }: SoFarProps) {
  return (
    <>
      {going ? (
        <noscript>
          <meta httpEquiv="refresh" content="2" />
        </noscript>
      ) : null}
      <h2 id="so-far" className="text-small-head font-black">
        {title}
      </h2>
      <p className="mt-2 text-head font-black tracking-tight tabular-nums" data-progress={done}>
        {numbers}
      </p>
      <progress className="progress-bar" max={Math.max(1, total)} value={done} aria-labelledby="so-far" />
      <p className="mt-3 min-h-6 tabular-nums" role="status">
        {children}
      </p>
    </>
  );
}
