import { expect, test } from "vitest";
import { guessColumns, headingKey, looksHeaded } from "@/lib/members/import/headings";
import type { ColumnField } from "@/lib/members/import/schema";

const guess = (headings: string[], rows: string[][] = [], remembered: [string, ColumnField][] = []) =>
  guessColumns(headings, rows, new Map(remembered));

test("headings in English and Spanish are known, however they are written", () => {
  expect(guess(["E-mail Address", "FIRST_NAME", "Last Name", "Zip/Postal code"])).toEqual([
    ...["email", "firstName", "lastName", "zip"],
  ]);
  expect(
    guess(["Correo electrónico", "NOMBRE", "Apellido paterno", "Apellido materno", "Código Postal"]),
  ).toEqual([...["email", "firstName", "lastName", "lastName", "zip"]]);
});

test("a field is taken once, by the first column", () => {
  expect(guess(["Email", "Correo", "Tags", "Etiquetas"])).toEqual(["email", "", "tags", "tags"]);
});

test("a column of addresses is the address, whatever its heading", () => {
  expect(
    guess(
      ["Wohin", "Wer"],
      [
        ["a@x.example", "Ana"],
        ["", "Luis"],
      ],
    ),
  ).toEqual(["email", ""]);
});

test("“Nombre” without a family name beside it is the whole name", () => {
  expect(guess(["Nombre", "Correo"], [["Ana Ruiz", "a@x.example"]])).toEqual(["fullName", "email"]);
  expect(guess(["Nombre", "Apellidos"], [["Ana María", "Ruiz"]])).toEqual(["firstName", "lastName"]);
});

test("what was said the last time goes first", () => {
  const remembered: [string, ColumnField][] = [
    ["contacto2", "email"],
    ["email", ""],
  ];
  expect(guess(["Email", "Contacto 2"], [], remembered)).toEqual(["", "email"]);
  expect(headingKey(" Contácto — 2 ")).toBe("contacto2");
});

test("a first row with an address in it is somebody's", () => {
  expect(looksHeaded(["Email", "Name"])).toBe(true);
  expect(looksHeaded(["Ana", "ana@x.example"])).toBe(false);
});
