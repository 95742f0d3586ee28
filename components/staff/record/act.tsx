import type { ReactNode } from "react";

type ActProps = {
  /** What it does, as the line that opens it. */
  title: string;
  personId: string;
  action: (form: FormData) => Promise<void>;
  children: ReactNode;
};

/** Something staff can do to a record: a line that opens what it needs to know. */
export function Act({ title, personId, action, children }: ActProps) {
  return (
    <details className="record-act">
      <summary>{title}</summary>
      <form action={action}>
        <input type="hidden" name="personId" value={personId} />
        {children}
      </form>
    </details>
  );
}
