import type { LikenessReason } from "@/lib/members/likeness";

const because: Readonly<Record<LikenessReason | "name" | "domain", string>> = {
  "same-mailbox": "the same mailbox, written differently",
  "domain-slip": "an address with a typing slip in its provider's name",
  "other-provider": "the same name before the @, at another provider",
  "mailbox-slip": "addresses that differ by a typing slip",
  "same-name": "the same name",
  "name-swapped": "first and last name in the other order",
  "name-slip": "names that differ by a typing slip",
  nickname: "a short form of the same name",
  "same-zip": "the same ZIP code",
  "same-organization": "the same organization",
  // Of organizations:
  name: "the same name",
  domain: "the same website",
};

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** Why two records look alike, as the end of a sentence that begins with "They have". */
export const tellReasons = (reasons: readonly string[]): string =>
  list.format(reasons.map((reason) => because[reason as keyof typeof because] ?? reason));
