import fc from "fast-check";
import { expect, test } from "vitest";
import { readAsked, rewordQuestion, searchAddress, tsqueryOf, wordsAsked } from "@/lib/content/search/query";

test("an address says what is asked for", () => {
  expect(readAsked({ q: " linked  learning ", type: "claim", issue: "stem", page: "3" })).toEqual({
    ...{ q: "linked learning", type: "claim", issue: "stem", page: 3 },
  });
});

test("what is not offered is not asked for", () => {
  const nothing = { q: "", type: undefined, issue: undefined, page: 1 };
  expect(readAsked({})).toEqual(nothing);
  expect(readAsked({ type: "secret", issue: "../etc", page: "-1" })).toEqual(nothing);
  expect(readAsked({ q: ["a", "b"], page: "9999" })).toMatchObject({ q: "a", page: 30 });
});

test("signs that are not seen are not kept, and a long question is cut between characters", () => {
  expect(readAsked({ q: "a\0b\u202Ec\nd" }).q).toBe("a b c d");
  expect(readAsked({ q: "👩‍🏫".repeat(300) }).q.isWellFormed()).toBe(true);
  expect([...readAsked({ q: "x".repeat(10_000) }).q]).toHaveLength(200);
});

test("an address can be read again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (q) => {
      const asked = readAsked({ q, type: "bill", page: "2" });
      const query = Object.fromEntries(new URL(searchAddress(asked), "http://site").searchParams);
      expect(readAsked(query)).toEqual(asked);
    }),
  );
});

test("each word is asked for once, with its accents, and not too many", () => {
  expect(wordsAsked("Educación, educacion ¡STEM!")).toEqual(["educacion", "stem"]);
  expect(wordsAsked("!?")).toEqual([]);
  expect(wordsAsked("a b c d e f g h i j k l")).toHaveLength(10);
});

test("a question for the database holds groups, and quotes what is in them", () => {
  expect(tsqueryOf([["educ", "educacion"], [], ["stem"]], "all")).toBe("('educ' | 'educacion') & ('stem')");
  expect(tsqueryOf([["o'br\\ien"], ["x"]], "any", "A")).toBe("('o''br\\\\ien':A) | ('x':A)");
  expect(tsqueryOf([[]], "all")).toBe("");
});

test("a corrected question keeps what was right", () => {
  const corrections = [
    { typed: "linkd", meant: ["linked", "link"], split: false },
    { typed: "roadmap", meant: ["road", "map"], split: true },
  ];
  expect(rewordQuestion("Linkd learning, roadmap!", corrections)).toBe("linked learning, road map!");
});
