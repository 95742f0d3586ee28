// What a test of subjects says, and how sure that is.

/** What one subject got. All are people. */
export type Variant = {
  /** 1 to 3. */
  number: number;
  subject: string;
  /** How many have it. */
  sent: number;
  /** How many of them followed a link, at least and at most. */
  least: number;
  most: number;
};

/** Shares from 0 to 1, or differences of them. */
export type Interval = { low: number; high: number };

/** The normal distribution's quantile for 95 percent. */
const Z = 1.96;

/**
 * Wilson's interval (1927): where a share lies with 95 percent, seen `hits` of `of`. Right for small numbers and shares
 * near none, where the usual plus-minus is not.
 */
export function wilson(hits: number, of: number): Interval {
  if (of <= 0) return { low: 0, high: 1 };
  const share = hits / of;
  const weight = 1 + Z ** 2 / of;
  const middle = (share + Z ** 2 / (2 * of)) / weight;
  const half = (Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))) / weight;
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

type Seen = { hits: number; of: number };

/** The interval of the difference of two shares, made of their own (Newcombe 1998, method 10). */
export function differenceOf(a: Seen, b: Seen): Interval {
  const [first, second] = [wilson(a.hits, a.of), wilson(b.hits, b.of)];
  const [p, q] = [share(a.hits, a.of), share(b.hits, b.of)];
  return {
    low: p - q - Math.sqrt((p - first.low) ** 2 + (second.high - q) ** 2),
    high: p - q + Math.sqrt((first.high - p) ** 2 + (q - second.low) ** 2),
  };
}

const share = (hits: number, of: number): number => (of > 0 ? hits / of : 0);

export type TestResult = {
  /** The subject that did best, the first of equals; null: nobody has followed a link yet. */
  ahead: number | null;
  /** Whether it is ahead by more than chance: the intervals of its differences leave out none. */
  clear: boolean;
};

/**
 * Which subject is ahead by the people who surely clicked, and whether that says something. It does not where those who
 * may be robots would put another ahead.
 */
export function readTest(variants: readonly Variant[]): TestResult {
  const [best, ...others] = variants.toSorted(
    (a, b) => share(b.least, b.sent) - share(a.least, a.sent) || a.number - b.number,
  );
  if (!best || best.least === 0) return { ahead: null, clear: false };
  const clear = others.every(
    (other) =>
      differenceOf({ hits: best.least, of: best.sent }, { hits: other.least, of: other.sent }).low > 0 &&
      share(best.most, best.sent) > share(other.most, other.sent),
  );
  return { ahead: best.number, clear: clear && others.length > 0 };
}
