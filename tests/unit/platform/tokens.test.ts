import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createSeed,
  hashToken,
  signId,
  signIdInBase32,
  tokenFromSeed,
  verifyIdInBase32,
  verifySignedId,
} from "@/lib/platform/tokens";

test("a signed id comes back, and only for its purpose", () => {
  const id = randomUUID();
  const token = signId(id, "unsubscribe");
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(verifySignedId(token, "unsubscribe")).toBe(id);
  expect(verifySignedId(token, "other")).toBeNull();
});

test("no other string is taken for a signed id", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 60 }),
      (text) => verifySignedId(text, "unsubscribe") === null,
    ),
  );
});

test("changing one character breaks a signed id", () => {
  const token = signId(randomUUID(), "unsubscribe");
  for (let at = 0; at < token.length - 1; at++) {
    const other = token[at] === "A" ? "B" : "A";
    expect(verifySignedId(token.slice(0, at) + other + token.slice(at + 1), "unsubscribe")).toBeNull();
  }
});

test("a seed gives the same token each time, another for another purpose, and is not it", () => {
  const seed = createSeed();
  expect(tokenFromSeed(seed, "confirm")).toBe(tokenFromSeed(seed, "confirm"));
  expect(tokenFromSeed(seed, "confirm")).not.toBe(tokenFromSeed(seed, "sign-in"));
  expect(hashToken(tokenFromSeed(seed, "confirm"))).toMatch(/^[0-9a-f]{64}$/);
});

test("a signed id in base32 comes back in any case, and only for its purpose", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const token = signIdInBase32(id, "bounce");
      expect(token).toMatch(/^[a-z2-7]{42}$/);
      expect(verifyIdInBase32(token, "bounce")).toBe(id);
      expect(verifyIdInBase32(token.toUpperCase(), "bounce")).toBe(id);
      expect(verifyIdInBase32(token, "unsubscribe")).toBeNull();
    }),
  );
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => verifyIdInBase32(text, "bounce") === null));
});
