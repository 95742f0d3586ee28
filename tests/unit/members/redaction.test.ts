import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionOf, redact, REDACTED } from "@/lib/members/redaction";

const mention = mentionOf(["ana@example.org", "Ana Reyes"])!;

test("an address goes where it stands alone, in any case", () => {
  expect(redact("Write to ANA@example.org, please.", mention)).toBe(`Write to ${REDACTED}, please.`);
  expect(redact("<ana@example.org>", mention)).toBe(`<${REDACTED}>`);
  expect(redact("ana reyes: yes", mention)).toBe(`${REDACTED}: yes`);
});

test("an address that only holds it is somebody else's", () => {
  for (const other of ["joana@example.org", "x.ana@example.org", "ana@example.org.mx", "Ana Reyesson"])
    expect(redact(other, mention)).toBe(other);
});

test("JSON is gone through in all its depth, names of fields too", () => {
  expect(redact({ a: ["ana@example.org", 3, null], "Ana Reyes": { b: true } }, mention)).toEqual({
    ...{ a: [REDACTED, 3, null], [REDACTED]: { b: true } },
  });
});

test("there is nothing to look for without words", () => {
  expect(mentionOf([])).toBeNull();
  expect(mentionOf(["", "  "])).toBeNull();
});

test("whatever signs a word is made of, it is found as it is and nothing else changes", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), fc.string(), (word, text) => {
      const found = mentionOf([word]);
      if (!found) return;
      expect(redact(` ${word.trim()} `, found)).toBe(` ${REDACTED} `);
      if (!text.toLowerCase().includes(word.trim().toLowerCase()) && text === text.toLowerCase())
        expect(redact(text, found)).toBe(text);
    }),
  );
});
