export type Tally = {
  label: string;
  count: number;
  href: string;
  /** What the count asks for, when it is not zero. */
  note?: string;
};

const number = new Intl.NumberFormat("en-US");

/** The numbers of the overview in one ruled row. Each leads to what it counts. */
export function Tallies({ tallies }: { tallies: readonly Tally[] }) {
  return (
    <ul className="tallies">
      {tallies.map(({ label, count, href, note }) => (
        <li key={label}>
          <a href={href}>
            <span className="tally-count">{number.format(count)}</span>
            <span className="tally-label">{label}</span>
          </a>
          {note && count > 0 ? <span className="tally-note">{note}</span> : null}
        </li>
      ))}
    </ul>
  );
}
