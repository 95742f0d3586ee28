import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freeSlug, judge, obstaclesOf, secondsLeft, slugOf, waitAfter } from "@/lib/updates/policy";
import { localeFor, translatedLocales, updateContentSchema } from "@/lib/updates/schema";

const none = { en: [], es: [] };
const part = { subject: "Subject", preheader: "", body: "Body" };
const empty = { subject: "", preheader: "", body: "" };

describe("what became of a try", () => {
  test("taken is sent", () => {
    expect(judge({ kind: "taken" }, 1)).toEqual({ status: "sent" });
  });

  test("whole and unanswered is uncertain, however often", () => {
    const answer = { kind: "silence", dotWritten: true, text: "closed" } as const;
    for (const tries of [1, 5, 50])
      expect(judge(answer, tries)).toEqual({ status: "uncertain", reason: "closed" });
  });

  test("refused for good has failed; refused for now waits longer each time, and fails in the end", () => {
    expect(judge({ kind: "reply", code: 550, text: "550 no" }, 1)).toEqual({
      status: "failed",
      reason: "550 no",
    });
    const waits = [1, 2, 3, 4, 5].map((tries) =>
      judge({ kind: "reply", code: 451, text: "451 later" }, tries),
    );
    expect(waits.map((it) => it.status)).toEqual(Array(5).fill("pending"));
    expect([1, 2, 3, 4, 5].map((tries) => waitAfter(tries)! / 60_000)).toEqual([1, 5, 30, 120, 720]);
    expect(judge({ kind: "reply", code: 451, text: "451 later" }, 6)).toEqual({
      status: "failed",
      reason: "Tried 6 times. 451 later",
    });
  });

  test("a conversation gone wrong and a connection lost before the end are tried again", () => {
    expect(judge({ kind: "reply", code: 503, text: "503 order" }, 1).status).toBe("pending");
    expect(judge({ kind: "silence", dotWritten: false, text: "closed" }, 1).status).toBe("pending");
  });
});

describe("a draft can be sent", () => {
  test("in the default language alone, or in both", () => {
    expect(obstaclesOf({ en: part, es: empty }, none)).toEqual([]);
    expect(obstaclesOf({ en: part, es: part }, none)).toEqual([]);
  });

  test("not without the default language, not with half a translation, not with problems", () => {
    expect(obstaclesOf({ en: empty, es: part }, none)).toEqual([{ kind: "untranslated", locale: "en" }]);
    expect(obstaclesOf({ en: part, es: { subject: "x", preheader: "", body: " " } }, none)).toEqual([
      { kind: "half-translated", locale: "es", missing: "body" },
    ]);
    const problem = { line: 3, reason: "no" };
    expect(obstaclesOf({ en: part, es: part }, { en: [], es: [problem] })).toEqual([
      { kind: "markdown", locale: "es", problem },
    ]);
  });

  test("and everyone gets a language that is written", () => {
    expect(translatedLocales({ en: part, es: { subject: "x", preheader: "", body: "" } })).toEqual(["en"]);
    expect([localeFor("es", ["en"]), localeFor("es", ["en", "es"])]).toEqual(["en", "es"]);
  });
});

describe("the address of an update", () => {
  test.each([
    ["Thursday's vote: what's in it?", "thursdays-vote-whats-in-it"],
    ["¡Victoria! Más niñas en STEM", "victoria-mas-ninas-en-stem"],
    ["投票", "update"],
    ["  --  ", "update"],
  ])("of %j is %j", (subject, slug) => {
    expect(slugOf(subject)).toBe(slug);
  });

  test("is always small letters, digits and single hyphens, and not long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (subject) => {
        expect(slugOf(subject)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slugOf(subject).length).toBeLessThanOrEqual(60);
      }),
    );
  });

  test("is the next free one when it is taken", () => {
    expect(freeSlug("vote", new Set())).toBe("vote");
    expect(freeSlug("vote", new Set(["vote", "vote-2", "vote-4"]))).toBe("vote-3");
  });
});

test("time left is said only when it can be known", () => {
  expect(secondsLeft(0, 0)).toBe(0);
  expect(secondsLeft(100, 0)).toBeNull();
  expect(secondsLeft(100, 30)).toBe(4);
  expect(secondsLeft(10_000_000, 1)).toBeNull();
});

describe("what an editor typed", () => {
  const content = (subject: string, body = "") => ({ en: { subject, preheader: "", body }, es: empty });

  test("is one line as a subject, and keeps its lines as a body", () => {
    const parsed = updateContentSchema.parse(content(" a\r\nBcc: b\u2028c ", "a\r\nb\0"));
    expect(parsed.en).toEqual({ subject: "a Bcc: b c", preheader: "", body: "a\nb" });
  });

  test("is refused with a sentence when it is too long", () => {
    const parsed = updateContentSchema.safeParse(content("x".repeat(151), "x".repeat(60_001)));
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual(["en.subject", "en.body"]);
  });
});
