import { expect, test } from "vitest";
import { bar } from "@/lib/content/figures/cut";
import { papersOn } from "@/lib/content/figures/paper";
import { cuts, escapeXml, svgFile } from "@/lib/pictures/svg";

test("what people wrote stays text, and signs that XML does not allow are left out", () => {
  expect(escapeXml('a < b & "c" > d\u0000\u000b\ufffe')).toBe("a &lt; b &amp; &quot;c&quot; &gt; d");
});

test("a picture says what it is in its own language", () => {
  const file = svgFile({ width: 4, height: 2, locale: "es", title: "<Más>", description: "«Uno»", body: "" });
  expect(file).toContain('viewBox="0 0 4 2"');
  expect(file).toContain('lang="es"');
  expect(file).toContain("&lt;Más&gt;</title>");
  expect(file).toContain("«Uno»</desc>");
});

test("a paper has the colour it has on its ground", () => {
  const poppy = [bar("poppy", 0, 0, 10, 10)];
  expect(cuts(poppy, "sage")).toContain(papersOn.sage.poppy);
  expect(cuts(poppy, "poppy")).not.toContain(papersOn.sage.poppy);
});
