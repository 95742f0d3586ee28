import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ASK_FROM, foldName, likenessOf, slipsBetween, type Traits } from "@/lib/members/likeness";

const someone = (more: Partial<Traits> = {}): Traits => ({
  firstName: "Ana",
  lastName: "López",
  zip: "94110",
  addresses: ["ana.lopez@example.org"],
  organizations: [],
  ...more,
});

const asked = (a: Partial<Traits>, b: Partial<Traits>) => {
  const { score, reasons } = likenessOf(someone(a), someone(b));
  return { asked: score >= ASK_FROM, reasons };
};

describe("what staff are asked about", () => {
  test.each<[string, Partial<Traits>, Partial<Traits>, string]>([
    [
      "a slip in the provider's name",
      { addresses: ["ana@gmail.com"] },
      { addresses: ["ana@gmial.com"] },
      "domain-slip",
    ],
    [
      "dots at Gmail",
      { addresses: ["ana.lopez@gmail.com"] },
      { addresses: ["analopez@gmail.com"] },
      "same-mailbox",
    ],
    ["a tag", { addresses: ["ana@example.org"] }, { addresses: ["ana+news@example.org"] }, "same-mailbox"],
    ["one name at home and at work", {}, { addresses: ["ana.lopez@gmail.com"], zip: null }, "other-provider"],
    ["the same name and ZIP code", {}, { addresses: ["x@example.net"] }, "same-name"],
    [
      "accents and case",
      {},
      { firstName: "ANA", lastName: "Lopez", addresses: ["x@example.net"] },
      "same-name",
    ],
    [
      "names in the other order",
      {},
      { firstName: "López", lastName: "Ana", addresses: ["x@y.net"] },
      "name-swapped",
    ],
    ["a nickname", { firstName: "Bob" }, { firstName: "Robert", addresses: ["x@y.net"] }, "nickname"],
    ["a Spanish nickname", { firstName: "Pepe" }, { firstName: "José", addresses: ["x@y.net"] }, "nickname"],
    ["a diminutive", { firstName: "Rosa" }, { firstName: "Rosita", addresses: ["x@y.net"] }, "nickname"],
    [
      "a slip in a name",
      { lastName: "Hernandez" },
      { lastName: "Hernadez", addresses: ["x@y.net"] },
      "name-slip",
    ],
    [
      "the same name at one organization",
      { zip: null, organizations: ["o"] },
      { zip: "90001", organizations: ["o"], addresses: ["x@example.net"] },
      "same-organization",
    ],
  ])("%s", (_, a, b, reason) => {
    const found = asked(a, b);
    expect(found.reasons).toContain(reason);
    expect(found.asked).toBe(true);
  });
});

describe("what staff are not asked about", () => {
  test.each<[string, Partial<Traits>, Partial<Traits>]>([
    ["two people of one family", {}, { firstName: "Luis", addresses: ["luis@example.org"] }],
    ["the same name in another place", {}, { zip: "90001", addresses: ["al@example.net"] }],
    [
      "one ZIP code",
      { firstName: "", lastName: "" },
      { firstName: "", lastName: "", addresses: ["b@example.net"] },
    ],
    [
      "a post's mailbox at two organizations",
      { addresses: ["info@one.org"], firstName: "Bea", lastName: "Ruiz" },
      { addresses: ["info@two.org"] },
    ],
    [
      "the same local part of two people",
      { addresses: ["mgarcia@gmail.com"], firstName: "Maria", lastName: "Garcia" },
      { addresses: ["mgarcia@yahoo.com"], firstName: "Mario", lastName: "Garcilaso" },
    ],
  ])("%s", (_, a, b) => {
    expect(asked(a, b).asked).toBe(false);
  });
});

const traits: fc.Arbitrary<Traits> = fc.record({
  firstName: fc.oneof(fc.constantFrom("Ana", "Bob", "Robert", "", "López"), fc.string({ unit: "grapheme" })),
  lastName: fc.oneof(fc.constantFrom("López", "Ana", ""), fc.string({ unit: "binary" })),
  zip: fc.option(fc.constantFrom("94110", "90001")),
  addresses: fc.array(fc.oneof(fc.emailAddress(), fc.string()), { maxLength: 3 }),
  organizations: fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 }),
});

test("whoever asks first: the same points both ways, from 0 to 100, for any words", () => {
  fc.assert(
    fc.property(traits, traits, (a, b) => {
      const there = likenessOf(a, b);
      const back = likenessOf(b, a);
      expect(there.score).toBe(back.score);
      expect([...there.reasons].sort()).toEqual([...back.reasons].sort());
      expect(there.score).toBeGreaterThanOrEqual(0);
      expect(there.score).toBeLessThanOrEqual(100);
    }),
    { numRuns: 2000 },
  );
});

test("a record with a name, a ZIP code and an address is asked about against itself", () => {
  const whole = traits.filter(
    ({ firstName, lastName, zip }) => !!foldName(firstName) && !!foldName(lastName) && zip !== null,
  );
  fc.assert(fc.property(whole, (a) => likenessOf(a, a).score >= ASK_FROM));
});

test("slips are counted as people make them", () => {
  expect(slipsBetween("gmail", "gmial", 2)).toBe(1);
  expect(slipsBetween("gmail", "gmal", 2)).toBe(1);
  expect(slipsBetween("gmail", "gmail", 2)).toBe(0);
  expect(slipsBetween("gmail", "yahoo", 2)).toBe(3);
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(5), (a, b, most) => {
      const slips = slipsBetween(a, b, most);
      expect(slips).toBe(slipsBetween(b, a, most));
      expect(slips).toBeLessThanOrEqual(most + 1);
      expect(slips === 0).toBe(a === b);
    }),
  );
});
