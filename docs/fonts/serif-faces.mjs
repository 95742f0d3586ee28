// Makes lib/print/fonts/source-serif-*.ttf: the faces as they are published, out of their web wrapping.
// How to run it: README.md beside it.
import { readFileSync, writeFileSync } from "node:fs";
import fontverter from "fontverter";

for (const [style, name] of [
  ["400-normal", "400"],
  ["400-italic", "400-italic"],
  ["700-normal", "700"],
]) {
  const woff = readFileSync(
    `node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-${style}.woff`,
  );
  writeFileSync(`source-serif-${name}.ttf`, await fontverter.convert(woff, "truetype"));
}
