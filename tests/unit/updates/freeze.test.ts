import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentHash, seenHash, testSeed, type Planned, type Worded } from "@/lib/updates/freeze";

const worded: Worded = {
  kind: "update",
  public: true,
  sender: { name: "Rosa", email: "rosa@example.org", replyTo: null },
  content: {
    en: { subject: "Subject", preheader: "", body: "Body" },
    es: { subject: "Asunto", preheader: "", body: "Texto" },
  },
  subjects: [{ locale: "en", number: 2, subject: "Another" }],
};
const planned: Planned = {
  revision: 1,
  segment: { id: "one", filter: { all: [{ field: "language", in: ["es"] }, { any: [] }] } },
  startsLocal: null,
  timeZone: null,
  localHours: false,
  test: null,
};

describe("the hash of what was approved", () => {
  test("is a SHA-256 in hex, the same for the same", () => {
    expect(contentHash(worded)).toMatch(/^[0-9a-f]{64}$/);
    expect(contentHash(structuredClone(worded))).toBe(contentHash(worded));
    expect(seenHash(structuredClone(worded), structuredClone(planned))).toBe(seenHash(worded, planned));
  });

  test("does not depend on the order of keys, which the database does not keep, nor of the subjects", () => {
    const filter = { all: [{ in: ["es"], field: "language" }, { any: [] }] };
    expect(seenHash(worded, { ...planned, segment: { filter, id: "one" } })).toBe(seenHash(worded, planned));
    const subjects = [
      { locale: "en", number: 2, subject: "Another" },
      { locale: "es", number: 2, subject: "Otro" },
    ] as const;
    expect(contentHash({ ...worded, subjects })).toBe(
      contentHash({ ...worded, subjects: subjects.toReversed() }),
    );
  });

  test.each<[string, Worded]>([
    ["kind", { ...worded, kind: "alert" }],
    ["place in the archive", { ...worded, public: false }],
    ["sender", { ...worded, sender: null }],
    ["sender's name", { ...worded, sender: { ...worded.sender!, name: "Ana" } }],
    ["address for answers", { ...worded, sender: { ...worded.sender!, replyTo: "a@example.org" } }],
    ["words", { ...worded, content: { ...worded.content, es: { ...worded.content.es, body: "texto" } } }],
    ["subjects", { ...worded, subjects: [] }],
  ])("changes with its %s", (_, other) => {
    expect(contentHash(other)).not.toBe(contentHash(worded));
    expect(seenHash(other, planned)).not.toBe(seenHash(worded, planned));
  });

  test.each<[string, Planned]>([
    ["revision", { ...planned, revision: 2 }],
    ["segment", { ...planned, segment: null }],
    ["segment's meaning", { ...planned, segment: { id: "one", filter: { all: [] } } }],
    ["hour", { ...planned, startsLocal: "2026-11-24T09:00", timeZone: "America/Denver" }],
    ["own hours", { ...planned, localHours: true }],
    ["test", { ...planned, test: { share: 10, minutes: 60, rule: "hand" } }],
  ])("seen changes with its %s", (_, other) => {
    expect(seenHash(worded, other)).not.toBe(seenHash(worded, planned));
  });

  test("tells apart words that were moved from one field to the next", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (a, b) => {
        const of = (subject: string, body: string) =>
          contentHash({ ...worded, content: { ...worded.content, en: { subject, preheader: "", body } } });
        expect(of(a + b, "")).not.toBe(of(a, b));
      }),
    );
  });
});

test("the lot of a test is another for each update, and fits 64 bits", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (a, b) => {
      expect(testSeed(a)).toBe(testSeed(a));
      if (a !== b) expect(testSeed(a)).not.toBe(testSeed(b));
      expect(BigInt.asIntN(64, BigInt(testSeed(a)))).toBe(BigInt(testSeed(a)));
    }),
  );
});
