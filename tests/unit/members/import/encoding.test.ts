import { expect, test } from "vitest";
import { createUtf8Check, detectEncoding } from "@/lib/members/import/encoding";

const text =
  "Nombre;Correo\r\nJosé Núñez;jose@x.example\r\nBegoña Ibáñez;b@x.example\r\nIñigo O’Neill;i@x.example\r\n";

const isUtf8 = (...pieces: Uint8Array[]): boolean => {
  const check = createUtf8Check();
  for (const piece of pieces) check.add(piece);
  return check.holds();
};

const detect = (bytes: Uint8Array) => detectEncoding(bytes, isUtf8(bytes));

/** The text in an encoding of one byte a sign, made from what the decoder reads. */
function inEncoding(encoding: string): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const signs = [...bytes].map((byte) => new TextDecoder(encoding).decode(Uint8Array.of(byte)));
  return Uint8Array.from([...text].map((sign) => signs.indexOf(sign)));
}

test("a byte-order mark says it", () => {
  expect(detect(Buffer.from(`\uFEFF${text}`))).toBe("utf-8");
  expect(detect(Buffer.from(`\uFEFF${text}`, "utf16le"))).toBe("utf-16le");
  expect(detect(Buffer.from(`\uFEFF${text}`, "utf16le").swap16())).toBe("utf-16be");
});

test("without a mark: UTF-8 where all of it is, UTF-16 by its zeros", () => {
  expect(detect(Buffer.from(text))).toBe("utf-8");
  expect(detect(Buffer.from("Email\na@x.example"))).toBe("utf-8");
  expect(detect(Buffer.from(text, "utf16le"))).toBe("utf-16le");
  expect(detect(Buffer.from(text, "utf16le").swap16())).toBe("utf-16be");
});

test("Windows and old Mac are told apart by what they make of the same bytes", () => {
  expect(detect(inEncoding("windows-1252"))).toBe("windows-1252");
  expect(detect(inEncoding("macintosh"))).toBe("macintosh");
});

test("a letter that is cut between two pieces is no fault, one that is cut at the end is", () => {
  const bytes = Buffer.from("ñ");
  expect(isUtf8(bytes.subarray(0, 1), bytes.subarray(1))).toBe(true);
  expect(isUtf8(bytes.subarray(0, 1))).toBe(false);
});
