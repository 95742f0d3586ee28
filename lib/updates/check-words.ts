import { visit } from "unist-util-visit";
import type { Locale } from "@/lib/platform/i18n";
import { good, wrong, type Finding } from "./checks";
import { withFallbacks } from "./personal";
import type { Parity } from "./parity";
import type { SafeRoot, Translation } from "./schema";

// What can be said of an update's words themselves. Every sentence is for somebody who writes, not for a programmer.

const languages: Record<Locale, string> = { en: "English", es: "Spanish" };

/** The largest HTML part that Gmail shows whole is 102 kB; we stay below, since personal values come on top. */
const MOST_BYTES = 100_000;

const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1000))} kB`;

/** How large the mail is, in bytes of UTF-8. */
export function checkSize(locale: Locale, html: string, text: string): Finding[] {
  const [htmlBytes, textBytes] = [Buffer.byteLength(html), Buffer.byteLength(text)];
  const size = `${languages[locale]}: the HTML part is ${kilobytes(htmlBytes)}, the text part ${kilobytes(textBytes)}.`;
  return [
    htmlBytes > MOST_BYTES
      ? wrong(`${size} Gmail cuts a mail off after 102 kB, its unsubscribe link too. Shorten it.`)
      : good(`${size} Gmail shows up to 102 kB.`),
  ];
}

/** Whether those who read mail as text get all of it. */
export function checkText(locale: Locale, letter: string): Finding[] {
  const words = letter.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  return [
    words === 0
      ? wrong(`${languages[locale]}: the text part would be empty. Write a sentence beside the pictures.`)
      : good(`${languages[locale]}: it is made from the same words, ${words} of them.`),
  ];
}

/** What templates and people in a hurry leave where something is still to be written. */
const BLANK = /\[[^\]\n]{0,60}(?:…|\.\.\.)\]|\b(?:lorem ipsum|TBD|XXX)\b/g;

/** Whether everything that a template left open was written. */
export function checkBlanks(locale: Locale, part: Translation): Finding[] {
  const blanks = [part.subject, part.preheader, part.body].flatMap((text) => text.match(BLANK) ?? []);
  if (blanks.length === 0) return [good(`${languages[locale]}: nothing was found.`)];
  return [...new Set(blanks)].map((blank) =>
    wrong(`${languages[locale]}: “${blank}” is still to be filled in.`),
  );
}

/** About as much of a subject as computers show; phones show some 40 signs. */
const MOST_SUBJECT = 60;

/** The subject's length, as those read it of whom nothing is known, and whether a preview line follows it. */
export function checkSubject(
  locale: Locale,
  part: Pick<Translation, "preheader">,
  subjects: readonly string[],
): Finding[] {
  return subjects.flatMap((subject) => {
    const length = [...withFallbacks(subject)].length;
    const which = subjects.length > 1 ? `${languages[locale]}, “${subject}”` : languages[locale];
    if (length > MOST_SUBJECT)
      return wrong(
        `${which}: the subject has ${length} characters. Computers show about ${MOST_SUBJECT} and phones about 40: say the most important thing first, or shorten it.`,
      );
    const preview = part.preheader
      ? ""
      : " No preview line is written, so inboxes show the first words of the text.";
    return good(`${which}: the subject has ${length} characters.${preview}`);
  });
}

/** Descriptions that describe nothing: a file's name, or one word that only says that it is a picture. */
const NO_DESCRIPTION =
  /^(?:[\w-]+\.(?:png|jpe?g|gif|webp|svg)|(?:img|dsc|image|photo|picture|imagen|foto|logo)[\s_-]*\d*)$/i;

/** Whether each picture is told to those who do not see it. */
export function checkPictures(locale: Locale, tree: SafeRoot): Finding[] {
  const found: Finding[] = [];
  let pictures = 0;
  visit(tree, "element", (node) => {
    if (node.tagName !== "img" && node.tagName !== "x-picture") return;
    pictures++;
    const alt = String(node.properties["alt"] ?? "").trim();
    if (!alt) found.push(wrong(`${languages[locale]}: a picture has no description. Write what it shows.`));
    else if (NO_DESCRIPTION.test(alt))
      found.push(
        wrong(`${languages[locale]}: “${alt}” does not say what the picture shows. Write it in a few words.`),
      );
  });
  if (found.length > 0) return found;
  return [
    good(
      pictures === 0
        ? `${languages[locale]}: there are no pictures.`
        : `${languages[locale]}: ${pictures === 1 ? "the picture is" : `all ${pictures} pictures are`} described.`,
    ),
  ];
}

// What filters count against a mail, and readers have learned to distrust; without accents, in small letters.
const phrases: Record<Locale, readonly string[]> = {
  en: [
    ...["act now", "apply now", "buy now", "order now", "click here", "click below", "don't delete"],
    ...["100% free", "free gift", "free money", "risk free", "risk-free", "no obligation", "guaranteed"],
    ...["limited time", "last chance", "once in a lifetime", "special promotion", "you have been selected"],
    ...["congratulations", "you're a winner", "you are a winner", "make money", "extra cash", "double your"],
    ...["this is not spam", "this isn't spam", "dear friend", "final notice", "urgent"],
  ],
  es: [
    ...[
      "haz clic aqui",
      "haga clic aqui",
      "da clic aqui",
      "clic aqui",
      "actua ya",
      "compra ya",
      "compra ahora",
    ],
    ...["100% gratis", "regalo gratis", "dinero gratis", "dinero rapido", "dinero extra", "gana dinero"],
    ...["sin riesgo", "sin compromiso", "garantizado", "por tiempo limitado", "ultima oportunidad"],
    ...[
      "has sido seleccionado",
      "has sido seleccionada",
      "has ganado",
      "felicidades, ganaste",
      "felicidades",
    ],
    ...["esto no es spam", "querido amigo", "estimado amigo", "ultimo aviso", "urgente"],
  ],
};

const plain = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase().replace(/\s+/g, " ");

const escapeSigns = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What sounds like junk mail, in the subjects and the words. */
export function checkPhrases(locale: Locale, subjects: readonly string[], letter: string): Finding[] {
  const found: Finding[] = [];
  const tell = (words: string) => found.push(wrong(`${languages[locale]}: ${words}`));
  const everything = plain([...subjects.map(withFallbacks), letter].join("\n"));
  // Both lists for both languages: a Spanish mail may say "click here" too.
  for (const phrase of new Set([...phrases[locale], ...phrases[locale === "en" ? "es" : "en"]]))
    if (new RegExp(`(?<![\\p{L}\\p{N}])${escapeSigns(phrase)}(?![\\p{L}\\p{N}])`, "u").test(everything))
      tell(
        `“${phrase}” is something junk mail says, so filters count it. Saying plainly what to do, and by when, works better.`,
      );
  for (const subject of subjects.map(withFallbacks)) {
    const letters = subject.match(/\p{L}/gu) ?? [];
    const capitals = subject.match(/\p{Lu}/gu) ?? [];
    if (letters.length >= 8 && capitals.length > letters.length * 0.6)
      tell(
        `the subject “${subject}” is written in capitals, which reads like shouting. Small letters are read more.`,
      );
    if (/^\s*(?:re|fwd?|rv)\s*:/i.test(subject))
      tell(`the subject “${subject}” looks like an answer that it is not. Begin it in another way.`);
    if (/[!¡]{2,}|\${2,}|[?!]{3,}/.test(subject.replace(/^¡/, "")))
      tell(`the subject “${subject}” has many signs in a row. One is enough.`);
  }
  if (/!{3,}/.test(letter)) tell("there are three exclamation marks in a row. One is enough.");
  return found.length > 0 ? found : [good(`${languages[locale]}: nothing was found.`)];
}

const partNames = { subject: "subject", preheader: "preview line", body: "text" };

/** Whether those who read Spanish get what those who read English get. */
export function checkLanguages({ state, missing, counts }: Parity): Finding[] {
  switch (state) {
    case "empty":
      return [wrong("Nothing is written yet.")];
    case "alone":
      return [
        wrong("It is written in one language. Everyone gets that one, also those who chose the other."),
      ];
    case "half":
      return missing.map(({ locale, part }) =>
        wrong(`The ${languages[locale]} has no ${partNames[part]}, and the other language has one.`),
      );
    case "behind":
      return [
        wrong("The English was changed after the Spanish. Look whether the Spanish still says the same."),
      ];
    case "uneven": {
      // A sentence more or less in one language is how people write; a link or a figure is not.
      const uneven = counts.filter(({ part, en, es }) => part !== "paragraphs" && en !== es);
      if (uneven.length === 0)
        return [good("English and Spanish have the same parts, in more or fewer paragraphs.")];
      const told = uneven.map(({ part, en, es }) => `${part} ${en} in English, ${es} in Spanish`);
      return [wrong(`The two languages differ: ${told.join("; ")}.`)];
    }
    case "even":
      return [good("English and Spanish have the same parts.")];
  }
}
