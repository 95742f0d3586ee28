import { expect, test } from "vitest";
import { cleanLine, holdsLinkOrMarkup, isVisible } from "@/lib/members/text";

test("control signs, line breaks, overrides and hidden spaces are taken out", () => {
  expect(cleanLine("  Jo\0s\u0301e\r\n\tLópez\u202E \u200B")).toBe("Jo śe López");
  expect(cleanLine("\uD800")).toBe("\uFFFD");
});

test("families of emoji stay together", () => {
  expect(cleanLine("👩‍👩‍👧 García")).toBe("👩‍👩‍👧 García");
});

test.each([
  "http://example.org",
  "casino.com",
  "Win at CASINO.com now",
  "www.anything",
  "<b>Ana</b>",
  "a > b",
  "ana@example.com",
  "casino\u3002com",
  "casino\uFF0Ecom",
  "\uFF1Cscript\uFF1E",
  "javascript:alert(1)",
])("%s is a link or markup", (text) => {
  expect(holdsLinkOrMarkup(text)).toBe(true);
});

test.each([
  "José",
  "Nguyễn Thị Minh Khai",
  "J. R. Smith",
  "J.R. Smith",
  "St. John's",
  "O’Brien-García",
  "دانا",
  "👩‍👩‍👧 García",
  "Smith & Sons, Inc.",
  "Girls Who Code (Fresno) #3",
  "AT&T",
])("%s is a name", (text) => {
  expect(holdsLinkOrMarkup(text)).toBe(false);
});

test("spaces and joiners alone are nothing to see", () => {
  expect(isVisible("\u200D \u00A0")).toBe(false);
  expect(isVisible("🌻")).toBe(true);
});
