import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Files that arrange rows for the tests beside them. */
const ARRANGE = /\/arrange\.ts$/;

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"));

/** What a test may be about: a file of lib/, or a folder of it whose parts are tested together. */
function subjectOf(file: string): string[] {
  const subject = file.replace(/^tests\/(?:unit|db)\//, "lib/").replace(/\.test\.tsx?$/, "");
  const inCommands = subject.replace(/\/([^/]+)$/, "/commands/$1");
  const inQueries = subject.replace(/\/([^/]+)$/, "/queries/$1");
  return [subject, inCommands, inQueries].flatMap((path) => [path, `${path}.ts`, `${path}.tsx`]);
}

test.each(["tests/unit", "tests/db"])("%s mirrors lib/", (folder) => {
  const strays = filesUnder(folder)
    .filter((file) => !ARRANGE.test(file))
    .filter((file) => !subjectOf(file).some((path) => existsSync(path)));
  expect(strays).toEqual([]);
});

test("there are no drawers and no barrels", () => {
  const drawers = ["app", "components", "lib"]
    .flatMap(filesUnder)
    .filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common|index)(?:\.tsx?|\/)/.test(file));
  expect(drawers).toEqual([]);
});
