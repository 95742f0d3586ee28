import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CommonWords,
  partWords,
  readWords,
  type SearchNode,
  wordBits,
  writeWords,
} from "@/lib/members/queries/search-words";

const common: CommonWords = { words: new Set(["maria"]), beginnings: new Set(["maria", "gar"]) };

test("what the database wrote is taken apart: quotes, signs, brackets, which binds more", () => {
  expect(readWords("'maria':* & 'garcia'")).toEqual({
    and: [
      { word: "maria", begins: true },
      { word: "garcia", begins: false },
    ],
  });
  expect(readWords("'a' & ( 'o''b\\\\c':* | !'d' ) | 'e'")).toEqual({
    or: [
      {
        and: [
          { word: "a", begins: false },
          { or: [{ word: "o'b\\c", begins: true }, { not: { word: "d", begins: false } }] },
        ],
      },
      { word: "e", begins: false },
    ],
  });
});

test("whatever is written is read again as it was", () => {
  const { node } = fc.letrec<{ node: SearchNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.record({ word: fc.string({ minLength: 1 }), begins: fc.boolean() }),
      fc.record({ not: tie("node") }),
      fc.record({ and: fc.array(tie("node"), { minLength: 2, maxLength: 3 }) }),
      fc.record({ or: fc.array(tie("node"), { minLength: 2, maxLength: 3 }) }),
    ),
  }));
  fc.assert(
    fc.property(node, (it) => {
      expect(readWords(writeWords(it))).toEqual(it);
    }),
  );
});

test("common words are found by bits, and those beside them that must fit too by the index", () => {
  expect(partWords("'maria':* & 'gar':*", common)).toEqual({
    byBits: "('maria':* & 'gar':*)",
    byIndex: null,
  });
  expect(partWords("'maria':* & 'garcia':*", common)).toEqual({
    byBits: "('maria':*)",
    byIndex: "('garcia':*)",
  });
  expect(partWords("'li':*", common)).toEqual({ byBits: null, byIndex: "('li':*)" });
  // What a slip may stand for is put together by the index.
  expect(partWords("('mria':* | 'maria' | 'mia') & 'gar':*", common)).toEqual({
    byBits: null,
    byIndex: "((('mria':* | 'maria' | 'mia') & 'gar':*))",
  });
});

test("bits are joined as the words are; what is not common stays together", () => {
  const write = (query: string) =>
    wordBits(readWords(query), common, {
      bits: ({ word }) => word,
      found: (rare) => `[${rare}]`,
    });
  expect(write("'maria' & 'gar':*")).toBe("(maria & gar)");
  expect(write("'gar':* | 'g.a':* | '@g.a':* | 'li' & 'gar':*")).toBe(
    "(gar | (gar & [('li')]) | [('g.a':* | '@g.a':*)])",
  );
  expect(write("'maria':* & !'maria'")).toBe("(maria & (~maria))");
  expect(write("'maria':* & !'li'")).toBe("(maria & (~['li']))");
});
