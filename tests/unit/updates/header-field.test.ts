import { describe, expect, test } from "vitest";
import { fieldOf, formatMailbox } from "@/lib/updates/header-field";

test("a long name is encoded in words of at most 75 signs, each whole", () => {
  const words = formatMailbox("ñ👩‍👩‍👧".repeat(30), "a@example.org").match(/=\?UTF-8\?B\?[^?]+\?=/g) ?? [];
  expect(words.length).toBeGreaterThan(1);
  for (const word of words) {
    expect(word.length).toBeLessThanOrEqual(75);
    const text = Buffer.from(word.slice(10, -2), "base64").toString("utf8");
    expect(text).not.toContain("\ufffd");
  }
});

describe("a field of words", () => {
  test("is folded between words, and unfolds to what it was", () => {
    const words =
      "Thursday's vote on every school that teaches no calculus, and what you can do about it today";
    const field = fieldOf("Subject", words);
    for (const line of field.split("\r\n")) expect(line.length).toBeLessThanOrEqual(76);
    expect(field.replaceAll("\r\n ", " ")).toBe(`Subject: ${words}\r\n`);
  });

  test("beyond ASCII, or looking like an encoded word, is encoded", () => {
    expect(fieldOf("Subject", "niños")).toBe("Subject: =?UTF-8?B?bmnDsW9z?=\r\n");
    expect(fieldOf("Subject", "=?UTF-8?Q?x?=")).not.toContain("?Q?");
  });

  test("has no second line of its own making", () => {
    expect(fieldOf("Subject", "a\r\nBcc: b@example.org")).toBe("Subject: a Bcc: b@example.org\r\n");
  });
});
