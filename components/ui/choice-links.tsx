type Choice = { href: string; label: string; chosen: boolean };

type ChoiceLinksProps = {
  /** What is chosen here, for those who do not see it. */
  label: string;
  groups: readonly { id: string; title: string; choices: readonly Choice[] }[];
};

/** What a list can be narrowed to, as links: it works without a script, and each choice has an address. */
export function ChoiceLinks({ label, groups }: ChoiceLinksProps) {
  return (
    <nav className="choices" aria-label={label}>
      {groups.map(({ id, title, choices }) => (
        <div key={id}>
          <p id={`filter-${id}`}>{title}</p>
          <ul aria-labelledby={`filter-${id}`}>
            {choices.map(({ href, label: words, chosen }) => (
              <li key={href}>
                <a href={href} aria-current={chosen ? "true" : undefined}>
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
