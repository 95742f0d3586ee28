import { formatter } from "@/lib/platform/i18n";
import { percentOf, reportParams, type ReportRow } from "@/lib/updates/report";
import { rangeWords, shareWords } from "./range-words";
import { rowWords, whyWords } from "./report-words";

const { number } = formatter("en");

type FunnelRow = {
  row: ReportRow;
  people: number;
  /** Not given: a count. Of readers: the larger of the two ends, `people` being the smaller. */
  most?: number;
  /** Why, by code. */
  why?: readonly { code: string; people: number }[];
  /** What the row is measured by, and what that is called. */
  of: number;
  ofWhat: string;
};

type ReportFunnelProps = {
  id: string;
  rows: readonly FunnelRow[];
  /** Whether the viewer may see who they are. */
  open: boolean;
};

/** Reasons that are shown without opening anything. */
const SHOWN = 6;

/** From those it was for to those who left: each row with its share, and where it leads, the people behind it. */
export function ReportFunnel({ id, rows, open }: ReportFunnelProps) {
  const listOf = (row: ReportRow, why = "") => {
    const query = reportParams({ row, why });
    return `/staff/updates/${id}/report/people${query ? `?${query}` : ""}`;
  };
  return (
    <ol className="funnel">
      {rows.map(({ row, people, most, why = [], of, ofWhat }) => {
        const [name, meaning] = rowWords[row];
        const count = most === undefined ? number(people) : rangeWords({ least: people, most });
        const share = shareWords(people, of, ofWhat, most);
        return (
          <li key={row} data-row={row}>
            <div className="funnel-words">
              <h3>{open && (most ?? people) > 0 ? <a href={listOf(row)}>{name}</a> : name}</h3>
              <p>{meaning}</p>
            </div>
            <p className="funnel-count">
              <b>{count}</b>
              {share ? <span>{share}</span> : null}
            </p>
            <Bar part={people} most={most ?? people} whole={of} />
            {why.length > 0 ? (
              <Reasons
                lines={why.map(({ code, people: some }) => ({
                  code,
                  people: some,
                  href: open ? listOf(row, code) : undefined,
                  words: whyWords(row, code),
                }))}
              />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

/** A share as a bar; the paler part is what may be. The numbers stand beside it. */
function Bar({ part, most, whole }: { part: number; most: number; whole: number }) {
  return (
    <svg className="funnel-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="1" className="funnel-bar-whole" />
      <rect width={percentOf(most, whole) ?? 0} height="1" className="funnel-bar-most" />
      <rect width={percentOf(part, whole) ?? 0} height="1" className="funnel-bar-part" />
    </svg>
  );
}

type Reason = { code: string; people: number; href: string | undefined; words: string };

function Reasons({ lines }: { lines: readonly Reason[] }) {
  const line = ({ code, people, href, words }: Reason) => (
    <li key={code}>
      <b>{number(people)}</b> {href ? <a href={href}>{words}</a> : words}
    </li>
  );
  return (
    <div className="funnel-why">
      <ul>{lines.slice(0, SHOWN).map(line)}</ul>
      {lines.length > SHOWN ? (
        <details>
          <summary>{lines.length - SHOWN} rarer reasons</summary>
          <ul>{lines.slice(SHOWN).map(line)}</ul>
        </details>
      ) : null}
    </div>
  );
}
