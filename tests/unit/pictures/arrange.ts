import { expect } from "vitest";

/** The width and height that an SVG file names, in pixels. */
export const sizeOf = (svg: string): number[] =>
  (/^<svg [^>]*? width="(\d+)" height="(\d+)"/.exec(svg) ?? []).slice(1).map(Number);

/** A picture that any program shows alike: sound XML, letters as outlines, nothing fetched and nothing run. */
export function expectStandalone(svg: string): void {
  const opened: string[] = [];
  for (const [, end, name, selfClosed] of svg.matchAll(/<(\/?)([a-z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (end) expect(opened.pop()).toBe(name);
    else if (!selfClosed) opened.push(name ?? "");
  }
  expect(opened).toEqual([]);
  expect(svg.replace(/<[^<>]*>/g, "")).not.toMatch(/[<>]/);
  expect(svg).not.toMatch(
    /<(?:text|style|script|image|use|foreignObject)\b|href|url\(|NaN|undefined|Infinity/,
  );
}
