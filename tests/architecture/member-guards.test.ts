import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

// There is no layout that guards a member's pages: each page, action and route asks for itself who is there, first.

/** Doors, with why nobody has to be signed in. */
const DOORS = [
  /^page\.tsx$/, // asks for the address
  /^actions\.ts$/, // takes it
  /^sent\//, // says to look in the mail
  /^open\//, // a mailed link
  /^address\//, // a mailed link to a new address
  /^delete\/receipt\//, // there is nobody left to be signed in
];

const files = readdirSync("app/[locale]/(account)/account", { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /(?:^|\/)(?:page\.tsx|actions\.ts|route\.ts)$/.test(file))
  .filter((file) => !DOORS.some((door) => door.test(file)));

describe("every page, action and route of a member's account asks who is there", () => {
  for (const file of files)
    test(file, () => {
      const source = readFileSync(`app/[locale]/(account)/account/${file}`, "utf8");
      const functions = source
        .split(/^export (?=(?:default )?async function|const \w+ = async)/m)
        .slice(1)
        .filter((words) => !words.startsWith("async function generate"));
      expect(functions.length).toBeGreaterThan(0);
      for (const words of functions) {
        const guard = /\b(?:requireMember|getMember|require[A-Z]\w*|runMember\w*)\(/.exec(words);
        expect(guard, words.slice(0, 80)).not.toBeNull();
      }
    });

  test("and there are some", () => {
    expect(files.length).toBeGreaterThan(8);
  });
});
