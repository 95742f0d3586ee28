import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";

// The staff area's layout guards what is shown; whoever posts or fetches by hand never meets it. So every page, action
// and route asks for itself, and names what it needs.

/** What anyone who works here may do, with why no permission is named. */
const ANY_STAFF = new Set([
  "app/staff/(area)/page.tsx", // numbers alone
  "app/staff/(area)/layout.tsx", // the frame
  "app/staff/(area)/claims/page.tsx", // public figures
  "app/staff/(area)/translations/page.tsx", // public pages
  "app/staff/(area)/style/page.tsx", // public parts
  "app/staff/(area)/no-access/page.tsx", // tells of a missing permission
  "app/staff/(area)/[...missing]/page.tsx", // there is nothing there
  "app/staff/(area)/actions.ts", // signs out
]);

const files = readdirSync("app/staff/(area)", { recursive: true, encoding: "utf8" })
  .map((file) => `app/staff/(area)/${file.replaceAll("\\", "/")}`)
  .filter((file) => /\/(?:page|layout)\.tsx$|\/(?:actions|route)\.ts$/.test(file));

/** The functions a file exports, by name, with their words. */
function exportedFunctions(file: string): { name: string; words: string }[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const isExported = (node: ts.HasModifiers) =>
    node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
  return source.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement) && isExported(statement) && statement.body)
      return { name: statement.name?.text ?? "default", words: statement.body.getText() };
    if (!ts.isVariableStatement(statement) || !isExported(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? { name: name.getText(), words: initializer.body.getText() }
        : [],
    );
  });
}

/** The first call of requireStaff in a function: whether there is one, and what it asks for. */
const guardOf = (words: string): string | undefined =>
  /\brequireStaff\(([^)]*)\)/.exec(words)?.[1]?.replaceAll('"', "");

describe("every page, action and route of the staff area asks who is there", () => {
  for (const file of files) {
    const functions = exportedFunctions(file).filter(({ name }) => !/^generate/.test(name));
    for (const { name, words } of functions)
      test(`${file}: ${name}`, () => {
        const guard = guardOf(words);
        expect(guard, "no requireStaff").toBeDefined();
        if (!ANY_STAFF.has(file)) expect(guard, "no permission named").not.toBe("");
        // Nothing is read or written before.
        expect(words.slice(0, words.indexOf("requireStaff"))).not.toMatch(/\bawait (?!$)/);
      });
  }

  test("and there are some", () => {
    expect(files.length).toBeGreaterThan(10);
  });
});
