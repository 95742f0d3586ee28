import { expect, test } from "vitest";
import fc from "fast-check";
import { readAddress } from "@/lib/members/address";

test.each([
  ["jose@example.org", "jose@example.org"],
  ["  Jose@Example.ORG ", "jose@example.org"],
  ["müller@exämple.org", "müller@xn--exmple-cua.org"],
  ["MÜLLER@EXÄMPLE.ORG", "müller@xn--exmple-cua.org"],
  ["o'brien+kids@mail.example.org", "o'brien+kids@mail.example.org"],
  ["第一@例え.example", "第一@xn--r8jz45g.example"],
  ["jose\u200B@example.org", "jose@example.org"],
])("%s is an address with the key %s", (typed, key) => {
  expect(readAddress(typed)?.key).toBe(key);
});

test.each([
  "",
  "jose",
  "@example.org",
  "jose@",
  "jose@example",
  "jose@example..org",
  ".jose@example.org",
  "jose.@example.org",
  "jo..se@example.org",
  "jo se@example.org",
  "jose@exam ple.org",
  "jose@example.org/path",
  "jose@example.org:25",
  "jose@127.0.0.1",
  "jose@[127.0.0.1]",
  "jose@-example.org",
  "<jose@example.org>",
  "jose@example.org, ana@example.org",
  "a@b@example.org",
  "\uFF1Cjose@example.org",
  `${"a".repeat(65)}@example.org`,
  `jose@${"a".repeat(64)}.org`,
  `jose@${"a.".repeat(130)}org`,
])("%j is none", (typed) => {
  expect(readAddress(typed)).toBeNull();
});

test("the typed form is kept: mail goes there", () => {
  expect(readAddress(" Müller@Exämple.org ")?.email).toBe("Müller@Exämple.org");
});

test("no input whatever throws, and no address holds what could leave it", () => {
  const part = fc.string({ unit: "binary", maxLength: 40 });
  fc.assert(
    fc.property(part, part, (local, domain) => {
      const address = readAddress(`${local}@${domain}.org`);
      if (address) expect(address.email + address.key).not.toMatch(/[\s<>,;:"\p{Cc}]/u);
    }),
    { numRuns: 500 },
  );
});
