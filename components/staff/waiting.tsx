import { formatter } from "@/lib/platform/i18n";

/** Something that waits for somebody of the staff. */
export type Waiting = {
  count: number;
  /** What waits, as a sentence that begins after its number: of one, of several. */
  words: readonly [one: string, several: string];
  href: string;
};

const { number } = formatter("en");

/** What waits for somebody to look at it, each leading to where it is decided. What there is none of stays away. */
export function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  const some = waiting.filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="waiting" className="mt-12">
      <h2 id="waiting" className="mb-4 text-small-head font-bold">
        Waits for you
      </h2>
      {some.length === 0 ? <p className="text-quiet">Nothing. It is all done.</p> : null}
      <ul className="waiting max-w-measure">
        {some.map(({ count, words, href }) => (
          <li key={href}>
            <span className="waiting-count">{number(count)}</span>{" "}
            <a href={href}>{count === 1 ? words[0] : words[1]}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
