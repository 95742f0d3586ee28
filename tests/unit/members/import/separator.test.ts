import fc from "fast-check";
import { expect, test } from "vitest";
import { importSeparators } from "@/lib/members/import/schema";
import { detectSeparator } from "@/lib/members/import/separator";

test.each(importSeparators)("%j between the cells is found", (separator) => {
  const rows = ["Email,Name", "a@x.example", '"Ruiz, Ana; Lic."', "b|c"].map((cell) =>
    [cell, "x", "y"].join(separator),
  );
  expect(detectSeparator(rows.map((row) => row.replace("Email,Name", "Email")).join("\n"))).toBe(separator);
});

test("commas in names do not outweigh semicolons between cells", () => {
  expect(detectSeparator("Nombre;Correo\nRuiz, Ana;a@x.example\nGómez, Luis, Dr.;l@x.example\n")).toBe(";");
});

test("a first line may say it, and one column has none", () => {
  expect(detectSeparator("sep=;\r\na,b;c,d\r\n")).toBe(";");
  expect(detectSeparator("Email\na@x.example\n")).toBe(",");
});

test("no text makes it stumble", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) =>
      importSeparators.includes(detectSeparator(text)),
    ),
  );
});
