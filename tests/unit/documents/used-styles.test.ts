import { expect, test } from "vitest";
import { classesIn, readStyles, stylesFor } from "@/lib/documents/used-styles";

const left = (css: string, ...classes: string[]) => stylesFor(readStyles(css), new Set(classes));

test("a rule stays where one of its selectors may match", () => {
  expect(left(".a{top:0}.b{top:1px}p{top:2px}#i{top:3px}", "a")).toBe(".a{top:0}p{top:2px}#i{top:3px}");
  expect(left(".a .b,.c{top:0}", "a")).toBe("");
  expect(left(".a .b,.c{top:0}", "c")).toBe(".a .b,.c{top:0}");
  expect(left(".a.b>p:first-child{top:0}", "a", "b")).toBe(".a.b>p:first-child{top:0}");
});

test.each([
  ":is(.a,.b) p{top:0}",
  "p:not(.a){top:0}",
  ":root:has(.a :is(.b,.c)){top:0}",
  "[class*=ground-]{top:0}",
  '[data-x=".a,.b"]{top:0}',
  ".a\\:b{top:0}",
])("what is not plainly out of use stays: %s", (rule) => expect(left(rule)).toBe(rule));

test("blocks are read through, and go with their last rule; layers keep their order", () => {
  const css = "@layer x{.a{top:0}@media (min-width:1px){.b{top:1px}}}@layer y{.a{top:2px}}@layer z;";
  expect(left(css, "a")).toBe("@layer x{.a{top:0}}@layer y{.a{top:2px}}@layer z;");
  expect(left(css, "b")).toBe("@layer x{@media (min-width:1px){.b{top:1px}}}@layer y;@layer z;");
});

test("faces, frames and properties stay whole", () => {
  const css =
    "@font-face{font-family:A}@keyframes k{0%{top:0}to{top:1px}}@property --p{syntax:'*';inherits:false}";
  expect(left(css)).toBe(css);
});

test("braces and commas in strings, and comments, mislead nobody", () => {
  const css = `.a:after{content:"}{,\\""}.b{content:'}'}/* .c{ */.d{top:0}`;
  expect(left(css, "b", "d")).toBe(".b{content:'}'}.d{top:0}");
});

test("a rule in a rule stays with it", () => {
  expect(left(".a{top:0;.b &{top:1px}}.c{top:2px}", "a")).toBe(".a{top:0;.b &{top:1px}}");
});

test("a page's classes are those its elements carry", () => {
  expect(classesIn('<p class="a b"><b id="x" class="c">class=&quot;d&quot;</b>')).toEqual(
    new Set(["a", "b", "c"]),
  );
});
