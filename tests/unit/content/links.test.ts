import { expect, test } from "vitest";
import { readTarget } from "@/lib/content/links";

test.each([
  ["/", { kind: "internal", path: "/", anchor: undefined }],
  ["/issues/stem/", { kind: "internal", path: "/issues/stem", anchor: undefined }],
  ["/join?kind=organization#form", { kind: "internal", path: "/join", anchor: "form" }],
  ["/essays", { kind: "internal", path: "/essays", anchor: undefined }],
  ["#progress", { kind: "anchor", anchor: "progress" }],
  ["https://example.org/x?y=z#a", { kind: "external" }],
  ["HTTP://example.org", { kind: "external" }],
  ["mailto:aide@example.org", { kind: "mail" }],
])("%s is let through", (address, expected) => {
  expect(readTarget(address)).toEqual(expected);
});

test.each([
  ...[
    "",
    "#",
    "join",
    "./join",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/a/../b",
    "/es",
    "/es/join",
    "/en?x",
  ],
  ...[
    "javascript:alert(1)",
    "JAVASCRIPT:x",
    " javascript:x",
    "java\tscript:x",
    "java\nscript:x",
    "\u0001javascript:x",
  ],
  ...[
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:x",
    "tel:123",
    "https:evil",
    "https://",
    "http:///x",
  ],
  ...["mailto:", "mailto:nobody", "java\u200Bscript:x", "https://exa mple.org"],
])("%j is refused with a reason", (address) => {
  expect(readTarget(address)).toEqual({ kind: "refused", reason: expect.stringMatching(/.{20,}\.$/) });
});
