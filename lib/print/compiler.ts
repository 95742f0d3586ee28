import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";

// No such folder: the compiler reads what it is handed and nothing of this machine.
const nowhere = "/nonexistent/movement-print";

const filesOf = (folder: string, ending: string): { name: string; bytes: Buffer }[] => {
  const home = join(/* turbopackIgnore: true */ process.cwd(), "lib", "print", folder);
  return readdirSync(home)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, bytes: readFileSync(join(home, name)) }));
};

/** Typst with our fonts and the given sources, by their names, and no file besides. */
export function sealedCompiler(sources: Readonly<Record<string, string>>): NodeCompiler {
  const fontBlobs = filesOf("fonts", ".ttf").map(({ bytes }) => bytes);
  const compiler = NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontBlobs }] });
  for (const [name, source] of Object.entries(sources)) compiler.addSource(`${nowhere}/${name}`, source);
  return compiler;
}

/** The sources of lib/print/templates. */
export const readTemplates = (): Record<string, string> =>
  Object.fromEntries(filesOf("templates", ".typ").map(({ name, bytes }) => [name, bytes.toString("utf8")]));

let opened: NodeCompiler | undefined;
/** The compiler with our templates, made on first use and shared: it holds the fonts. */
export const typst = (): NodeCompiler => (opened ??= sealedCompiler(readTemplates()));

/** What Typst says of a document that it cannot set. */
export class TypesetError extends Error {
  override name = "TypesetError";
}

/**
 * Lays out one of the templates.
 *
 * @param inputs what the templates read as sys.inputs
 * @param main the template's file
 * @throws TypesetError when it cannot be set
 */
export function compile(
  compiler: NodeCompiler,
  inputs: Record<string, string>,
  main = "document.typ",
): NodeTypstDocument {
  const result = compiler.compile({ mainFilePath: `${nowhere}/${main}`, inputs });
  if (result.result) return result.result;
  const error = result.takeError();
  throw new TypesetError(JSON.stringify(error ? compiler.fetchDiagnostics(error) : "no document"));
}
