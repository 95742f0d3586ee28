import { expect, test } from "vitest";
import { embedHosts, embedSnippet, readOrigin, readOrigins } from "@/lib/members/embed";

test("a site is what stands before the first slash, by https", () => {
  expect(readOrigin("https://www.Example.org/join?x=1")).toBe("https://www.example.org");
  expect(readOrigin("example.org")).toBe("https://example.org");
  expect(readOrigin("https://*.example.org")).toBe("https://*.example.org");
  expect(readOrigin("https://example.org:8443")).toBe("https://example.org:8443");
  expect(readOrigin("http://localhost:8080")).toBe("http://localhost:8080");
});

test.each([
  ...[
    "",
    "*",
    "https://*",
    "http://example.org",
    "javascript:alert(1)",
    "https://a@example.org",
    "'self'",
    "https:",
  ],
  ...[
    "https://example.org; script-src *",
    "https://*.*.org",
    "https://10.0.0.1",
    "data:",
    "ftp://example.org",
  ],
])("%s is no site that could be let in", (typed) => {
  const origin = readOrigin(typed);
  // What remains of it can say nothing but one origin in a policy.
  if (origin !== null) expect(origin).toMatch(/^https:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/);
  else expect(origin).toBeNull();
  expect(["*", "'self'"]).not.toContain(origin);
});

test("one a line, each once, and what is none is named", () => {
  expect(readOrigins("example.org\r\n https://example.org/x \n\n:::")).toEqual({
    origins: ["https://example.org"],
    wrong: [":::"],
  });
});

test("what stands in the database is read again before it goes into a header", () => {
  expect(embedHosts.schema.safeParse(["https://example.org"]).success).toBe(true);
  expect(embedHosts.schema.safeParse(["https://example.org; script-src *"]).success).toBe(false);
});

test("the snippet is one frame, whatever stands in it", () => {
  const snippet = embedSnippet("https://x.example/embed/join?ref=a&kind=b", 'a "b"');
  expect(snippet).toContain('src="https://x.example/embed/join?ref=a&amp;kind=b" title="a &quot;b&quot;"');
  expect(snippet).not.toContain("<script");
});
