export type Tally = {
  label: string;
  count: number;
  /** What it counts, where the reader may see it. */
  href: string | undefined;
};

const number = new Intl.NumberFormat("en-US");

/** The numbers of the overview in one ruled row. Each leads to what it counts. */
export function Tallies({ tallies }: { tallies: readonly Tally[] }) {
  return (
    <ul className="tallies">
      {tallies.map(({ label, count, href }) => (
        <li key={label}>
          <a href={href}>
            <span className="tally-count">{number.format(count)}</span>
            <span className="tally-label">{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
