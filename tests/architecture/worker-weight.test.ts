import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** What a file loads at once: types are gone by then, and `import()` loads when it is come to. */
const LOADED = /^(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?"([^"]+)";/gm;

const fileOf = (name: string, from: string): string | undefined => {
  const path = name.startsWith("@/") ? name.slice(2) : join(dirname(from), name);
  return [path, `${path}.ts`, `${path}.tsx`].find((it) => /\.tsx?$/.test(it) && existsSync(it));
};

/** Every file of ours that is loaded with one, and the one it was first met in. */
function loadedWith(entry: string): Map<string, string> {
  const met = new Map([[entry, ""]]);
  for (const file of met.keys())
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(LOADED)) {
      const ours = /^(?:@\/|\.)/.test(name) && fileOf(name, file);
      if (ours && !met.has(ours)) met.set(ours, file);
    }
  return met;
}

test("a worker begins without the database's client, which weighs as much as all the rest of it", () => {
  const loaded = loadedWith("lib/jobs/worker.ts");
  expect(loaded.size).toBeGreaterThan(100);
  const way = [];
  for (let file = "lib/platform/db.ts"; loaded.has(file); file = loaded.get(file)!) way.unshift(file);
  expect(way).toEqual([]);
});
