import { expect, test } from "vitest";
import { greetingName, oneLine, typed, wrap } from "@/lib/mail/text";

test("paragraphs are broken between words at 72 characters, links stay whole", () => {
  const link = `https://example.org/${"a".repeat(90)}`;
  const lines = wrap(`${"word ".repeat(40)}${link} end`).split("\n");
  expect(lines).toContain(link);
  expect(lines.filter((line) => line !== link).every((line) => line.length <= 72)).toBe(true);
});

test("line breaks and control signs never reach a header or a sentence", () => {
  expect(oneLine("Hello\r\nBcc: everyone@example.org\0\u2028x")).toBe("Hello Bcc: everyone@example.org x");
});

test("a right-to-left name does not turn the sentence around it", () => {
  expect(typed("\u05D3\u05D5\u05D3")).toBe("\u2068\u05D3\u05D5\u05D3\u2069");
  expect(typed("José")).toBe("José");
});

test("a mail greets with a name, not with a message that somebody put in its place", () => {
  expect(greetingName("Nguyễn Thị")).toBe("Nguyễn Thị");
  expect(greetingName("Call 555 0100 now")).toBe("");
  expect(greetingName("x".repeat(41))).toBe("");
});
