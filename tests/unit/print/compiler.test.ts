import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, sealedCompiler, TypesetError } from "@/lib/print/compiler";

const run = (source: string) => () => compile(sealedCompiler({ "document.typ": source }), {});

test.each([process.execPath, "/etc/hosts", "../../../../etc/hosts", "/package.json", "package.json"])(
  "the compiler cannot read %s",
  (path) => {
    expect(existsSync(process.execPath)).toBe(true);
    expect(run(`#read("${path}", encoding: none)`)).toThrow(/file not found|access denied/);
    expect(run(`#image("${path}")`)).toThrow(TypesetError);
  },
);

test("the faces we set in are there, whatever this machine has installed", () => {
  for (const family of ["Bricolage Grotesque", "Source Serif 4", "Libertinus Serif", "DejaVu Sans Mono"]) {
    const compiler = sealedCompiler({
      "document.typ": `#set text(font: "${family}", fallback: false)\n#context {
        assert(measure[mmm].width != measure(text(font: "no such face", fallback: false)[mmm]).width)
      }`,
    });
    expect(compile(compiler, {}).numOfPages).toBe(1);
  }
});
