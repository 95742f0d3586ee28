import type { ReactNode } from "react";

type StaffHeadProps = {
  title: string;
  /** One sentence that says what this page is for. */
  summary?: ReactNode;
  /** The page's one action. */
  children?: ReactNode;
};

/** The head of a staff page. */
export function StaffHead({ title, summary, children }: StaffHeadProps) {
  return (
    <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div>
        <h1 className="text-head font-black tracking-tight">{title}</h1>
        {summary ? <p className="mt-3 max-w-measure text-quiet">{summary}</p> : null}
      </div>
      {children}
    </div>
  );
}
