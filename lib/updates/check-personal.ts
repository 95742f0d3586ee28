import { good, wrong, type Finding } from "./checks";
import type { FieldName, PersonalField } from "./personal";

/** With fewer than this share of readers a field is mostly its fallback. */
const FEW = 0.2;

const names: Record<FieldName, string> = {
  "first name": "a first name",
  organization: "an organization",
  county: "a county",
  "your district": "a district",
};

const count = (people: number): string => people.toLocaleString("en-US");

/**
 * Whether those who get an update have values for its personal fields: what nobody fills is found here, not after.
 * @param used the fields of all languages and subjects
 * @param known how many of `total` have each
 */
export function checkPersonal(
  used: readonly PersonalField[],
  { total, known }: { total: number; known: Record<FieldName, number> },
): Finding[] {
  if (used.length === 0) return [good("There are none: everyone reads the same.")];
  if (total === 0) return [good("Nobody would get it at the moment, so there is nothing to count.")];
  return [...new Set(used.map(({ field }) => field))].map((field): Finding => {
    const people = known[field];
    const otherwise = [
      ...new Set(used.filter((one) => one.field === field).map((one) => `“${one.fallback}”`)),
    ];
    const instead = otherwise.join(" or ");
    if (people === 0)
      return wrong(
        `Nobody of the ${count(total)} who get it has ${names[field]} here: all of them would read ${instead}. Write that instead of the field, or choose others to write to.`,
      );
    const share = people / total;
    // Rounded down: all but a few are not all.
    const percent = share < 0.01 ? "less than 1" : String(Math.floor((100 * people) / total));
    const words = `${count(people)} of ${count(total)} (${percent} percent) have ${names[field]} here; the others read ${instead}.`;
    return share < FEW ? wrong(`Only ${words}`) : good(words);
  });
}
