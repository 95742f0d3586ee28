import type { Locale } from "@/lib/platform/i18n";
import type { Obstacle } from "@/lib/updates/policy";

export const languageNames: Record<Locale, string> = { en: "English", es: "Spanish" };

/** What to do about one obstacle, and the field it is about. */
function tell(obstacle: Obstacle): { field: string; words: string } {
  switch (obstacle.kind) {
    case "untranslated":
      return {
        field: `subject-${obstacle.locale}`,
        words: `Write it in ${languageNames[obstacle.locale]}: a subject and a text. Everyone without a translation of their own gets it.`,
      };
    case "half-translated":
      return {
        field: `${obstacle.missing}-${obstacle.locale}`,
        words: `The ${languageNames[obstacle.locale]} has no ${obstacle.missing === "body" ? "text" : "subject"} yet. Write it, or empty that language.`,
      };
    case "field":
      return {
        field: `${obstacle.part}-${obstacle.locale}`,
        words: `${languageNames[obstacle.locale]}, ${obstacle.part === "subject" ? "subject" : "preview line"}: ${obstacle.reason}`,
      };
    case "markdown":
      return {
        field: `body-${obstacle.locale}`,
        words: `${languageNames[obstacle.locale]}, line ${obstacle.problem.line}: ${obstacle.problem.reason}`,
      };
  }
}

/** What keeps an update from being sent; each line leads to its field when the fields are on the same page. */
export function ObstacleList({ obstacles, linked }: { obstacles: readonly Obstacle[]; linked?: boolean }) {
  return (
    <ul className="mt-2 grid list-disc gap-1 pl-5">
      {obstacles.map(tell).map(({ field, words }) => (
        <li key={field + words}>{linked ? <a href={`#${field}`}>{words}</a> : words}</li>
      ))}
    </ul>
  );
}
