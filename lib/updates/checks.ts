import { createHash } from "node:crypto";

/** What is looked at before an update goes out, in the order in which a check list names it. */
export const checkNames = [
  ...["blanks", "links", "text", "size", "pictures", "contrast", "subject", "phrases", "languages"],
  ...["personal", "sender", "one-click", "postal-address"],
] as const;
export type CheckName =
  | "blanks"
  | "links"
  | "text"
  | "size"
  | "pictures"
  | "contrast"
  | "subject"
  | "phrases"
  | "languages"
  | "personal"
  | "sender"
  | "one-click"
  | "postal-address";

/** `unknown`: it could not be found out, which holds nothing up. */
export type CheckState = "good" | "wrong" | "unknown";

/** A sentence of what was found. What is `wrong` has to be put right, or knowingly left as it is. */
export type Finding = { state: CheckState; words: string };

export type Check = {
  name: CheckName;
  /** What was looked at: "Links lead somewhere". */
  title: string;
  state: CheckState;
  /** What is wrong comes first. */
  findings: readonly Finding[];
  /** Who knows what is wrong and leaves it so; null: nobody, or something else is wrong since. */
  overruled: { by: string; at: Date } | null;
  /** Stands for what exactly is wrong: whoever overrules a check overrules this, and no more. "" where nothing is. */
  print: string;
};

export const checkTitles: Record<CheckName, string> = {
  blanks: "Nothing is left to fill in",
  links: "Links lead somewhere",
  text: "There is a text part",
  size: "Small enough not to be cut",
  pictures: "Pictures are described",
  contrast: "Words stand out from what they lie on",
  subject: "The subject fits",
  phrases: "Nothing sounds like junk mail",
  languages: "Both languages are there",
  personal: "Personal fields have values",
  sender: "The sender's domain vouches for the mail",
  "one-click": "One press unsubscribes",
  "postal-address": "The foot has a postal address",
};

export const isCheckName = (name: string): name is CheckName => Object.hasOwn(checkTitles, name);

const ranks: Record<CheckState, number> = { wrong: 0, unknown: 1, good: 2 };

/** How it is kept that somebody overruled a check: `update.overruled`, by the check's name. */
export type Overruling = { by: string; at: string; print: string };

/**
 * Puts a check together from what was found.
 * @param overruled what is kept of it, with the name of whoever did
 */
export function checkOf(
  name: CheckName,
  findings: readonly Finding[],
  overruled: (Overruling & { who: string }) | null,
): Check {
  const sorted = [...findings].sort((a, b) => ranks[a.state] - ranks[b.state]);
  const state = sorted[0]?.state ?? "good";
  const print = printOf(name, findings);
  const counts = overruled !== null && print !== "" && overruled.print === print;
  return {
    name,
    title: checkTitles[name],
    state,
    findings: sorted,
    overruled: counts ? { by: overruled.who, at: new Date(overruled.at) } : null,
    print,
  };
}

// Numbers of people and of bytes change from one look to the next, and mean the same.
function printOf(name: CheckName, findings: readonly Finding[]): string {
  const wrong = findings.filter(({ state }) => state === "wrong").map(({ words }) => words);
  if (wrong.length === 0) return "";
  const same = wrong.map((words) => words.replace(/\d[\d,.]*/g, "#")).sort();
  return createHash("sha256")
    .update([name, ...same].join("\n"))
    .digest("hex")
    .slice(0, 16);
}

/** What still stands in the way: wrong, and left so by nobody. */
export const openChecks = (checks: readonly Check[]): Check[] =>
  checks.filter(({ state, overruled }) => state === "wrong" && overruled === null);

export const good = (words: string): Finding => ({ state: "good", words });
export const wrong = (words: string): Finding => ({ state: "wrong", words });
export const unknown = (words: string): Finding => ({ state: "unknown", words });
