import type { Locale } from "@/lib/platform/i18n";
import type { CountedPart, Parity } from "@/lib/updates/parity";
import { languageNames } from "./obstacle-list";

const partNames: Record<CountedPart, string> = {
  paragraphs: "Paragraphs",
  headings: "Headings",
  points: "Points of lists",
  links: "Links and buttons",
  figures: "Figures",
  pictures: "Pictures",
  cards: "Cards",
};
const fieldNames = { subject: "subject", preheader: "preview line", body: "text" } as const;

const told: Record<Parity["state"], { mark: string; words: string } | null> = {
  empty: null,
  alone: { mark: "One language", words: "Everyone gets the language that is written." },
  half: { mark: "Incomplete", words: "" },
  behind: {
    mark: "Spanish is behind",
    words: "The English was changed after the Spanish. Read the Spanish again: does it still say the same?",
  },
  uneven: { mark: "Not the same parts", words: "Look at the lines that are marked: is something missing?" },
  even: { mark: "Side by side", words: "Both languages have the same parts." },
};

const missingWords = ({ locale, part }: { locale: Locale; part: keyof typeof fieldNames }) =>
  `The ${languageNames[locale]} has no ${fieldNames[part]} yet.`;

type ParityViewProps = {
  parity: Parity;
  /** Says that the Spanish was read again and fits; not given where nothing is saved yet. */
  settle?: (() => void) | undefined;
};

/** How the two languages stand beside each other: which part is missing, which counts differ, what is behind. */
export function ParityView({ parity, settle }: ParityViewProps) {
  const head = told[parity.state];
  if (!head) return null;
  const both = parity.state !== "alone";
  return (
    <section className="parity" aria-labelledby="parity-head">
      <h2 id="parity-head" className="text-small-head font-black">
        English beside Spanish <span className={`parity-mark parity-${parity.state}`}>{head.mark}</span>
      </h2>
      <div className="grid gap-2">
        {parity.missing.map((part) => (
          <p key={`${part.part}-${part.locale}`}>
            <a href={`#${part.part}-${part.locale}`}>{missingWords(part)}</a>
          </p>
        ))}
        {head.words ? <p>{head.words}</p> : null}
        {parity.state === "behind" ? (
          <p>
            <button
              className="button button-quiet button-small"
              {...(settle ? { type: "button", onClick: settle } : { name: "settled", value: "1" })}
            >
              The Spanish still says the same
            </button>
          </p>
        ) : null}
      </div>
      {both && parity.counts.length > 0 ? (
        <table className="ruled parity-counts">
          <caption className="sr-only">How much of each part both languages have</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">English</th>
              <th scope="col">Spanish</th>
            </tr>
          </thead>
          <tbody>
            {parity.counts.map(({ part, en, es }) => (
              <tr key={part} data-uneven={en === es ? undefined : true}>
                <th scope="row">{partNames[part]}</th>
                <td>{en}</td>
                <td>
                  {es}
                  {en === es ? null : <span className="sr-only">, not the same</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
