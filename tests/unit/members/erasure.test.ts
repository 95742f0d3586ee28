import fc from "fast-check";
import { expect, test } from "vitest";
import { readReceipt, writeReceipt } from "@/lib/members/erasure";
import { heldKinds, type HeldCounts } from "@/lib/members/schema";

const counts = fc.record(
  Object.fromEntries(heldKinds.map((kind) => [kind, fc.nat()])) as Record<
    keyof HeldCounts,
    fc.Arbitrary<number>
  >,
);
const receipts = fc.record({
  at: fc.integer({ min: 0, max: 4e12 }),
  by: fc.constantFrom("member" as const, "staff" as const),
  erased: counts,
  organizations: fc.nat(),
  unlisted: fc.nat(),
  hashes: fc.nat(),
});

test("a receipt says again what was written on it", () => {
  fc.assert(
    fc.property(receipts, (receipt) => {
      const token = writeReceipt(receipt);
      expect(token).toMatch(/^[\w-]{44,}$/);
      expect(readReceipt(token)).toEqual(receipt);
    }),
  );
});

test("a receipt that was changed, or made up, is none", () => {
  const [receipt] = fc.sample(receipts, 1);
  const token = writeReceipt(receipt!);
  expect(readReceipt(`A${token}`)).toBeNull();
  expect(readReceipt(`${token}A`)).toBeNull();
  expect(readReceipt(token.slice(-43))).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => readReceipt(text) === null));
});
