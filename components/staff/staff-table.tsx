import type { ReactNode } from "react";

/** The head of a column; of one of figures, their ones stand below each other. */
type Head = ReactNode | { figures: string };

const isOfFigures = (head: Head): head is { figures: string } =>
  typeof head === "object" && head !== null && "figures" in head;

type StaffTableProps = {
  /** What the table holds, for those who do not see it. */
  caption: string;
  heads: readonly Head[];
  children: ReactNode;
};

/** A ruled table. Where it is wider than the screen it is moved sideways, by keyboard as well. */
export function StaffTable({ caption, heads, children }: StaffTableProps) {
  return (
    <div className="staff-table" role="region" aria-label={caption} tabIndex={0}>
      <table className="ruled">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, place) =>
              isOfFigures(head) ? (
                <th key={place} scope="col" className="number">
                  {head.figures}
                </th>
              ) : (
                <th key={place} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

type NextPageProps = {
  href: string | undefined;
  /** Whether this is not the first page. */ onward: boolean;
  first: string;
};

/** The ways to the next page of a list and back to its beginning. */
export function NextPage({ href, onward, first }: NextPageProps) {
  if (!href && !onward) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex gap-6 font-bold">
      {onward ? <a href={first}>To the beginning</a> : null}
      {href ? <a href={href}>Next page</a> : null}
    </nav>
  );
}
