import type { BulkAct, BulkActionName } from "@/lib/members/bulk";
import { formatter } from "@/lib/platform/i18n";

const { number } = formatter("en");
const languages = { en: "English", es: "Spanish" } as const;

/** A number of people. */
export const people = (count: number): string => `${number(count)} ${count === 1 ? "person" : "people"}`;

/** What can be done, as the choices of the first question. */
export const bulkNames: Readonly<Record<BulkActionName, string>> = {
  tag: "Add a tag",
  untag: "Take a tag off",
  language: "Set their language",
  pause: "Pause",
  resume: "Resume",
  withdraw: "Stop their updates, because they asked",
  remove: "Remove from the members",
};

/** What the button of an act says, with how many it is for. */
export function tellAct(act: BulkAct, count: number): string {
  const whom = people(count);
  switch (act.action) {
    case "tag":
      return `Tag ${whom} “${act.tag}”`;
    case "untag":
      return `Take “${act.tag}” off ${whom}`;
    case "language":
      return `Set ${whom} to ${languages[act.locale]}`;
    case "pause":
      return `Pause ${whom}`;
    case "resume":
      return `Resume ${whom}`;
    case "withdraw":
      return `Stop the updates to ${whom}`;
    default:
      return `Remove ${whom}`;
  }
}

/** Who would be left as they are, and why. */
export const leftAs: Readonly<Record<BulkActionName, readonly [already: string, barred: string]>> = {
  tag: ["have that tag already", "have 30 tags, and no room for another"],
  untag: ["do not have that tag", ""],
  language: ["have that language already", ""],
  pause: ["are paused already", "are no members now"],
  resume: ["are members already", "are not paused"],
  withdraw: ["get no updates already", ""],
  remove: ["left or were removed already", "work here, or have no membership to remove"],
};
