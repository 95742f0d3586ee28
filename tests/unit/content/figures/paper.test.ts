import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { colors } from "@/lib/content/colors";
import { groundColors, papersOn } from "@/lib/content/figures/paper";
import { grounds } from "@/lib/content/schema";

test("no paper vanishes in the colour it lies on", () => {
  for (const bed of [...grounds, "sheet"] as const)
    expect(Object.values(papersOn[bed])).not.toContain(groundColors[bed].ground);
});

test("the style sheet changes the same papers on the same grounds", () => {
  const css = readFileSync("app/styles/poster.css", "utf8");
  for (const ground of grounds) {
    const own = new RegExp(
      `^\\.ground-${ground} \\{[^}]*--cut-${ground}: var\\(--color-([a-z]+)\\)`,
      "m",
    ).exec(css)?.[1];
    expect(papersOn[ground][ground]).toBe(colors.light[own as keyof typeof colors.light]);
  }
});
