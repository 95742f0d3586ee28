import fc from "fast-check";
import { expect, test } from "vitest";
import { pictureAddress, PICTURES_IN_TEXT, readPictureAddress, typedAlts } from "@/lib/updates/kept-picture";

const hex = fc.array(fc.constantFrom(..."0123456789abcdef"), { minLength: 16, maxLength: 16 });
const kept = fc.record({
  print: hex.map((signs) => signs.join("")),
  width: fc.integer({ min: 40, max: 1056 }),
  height: fc.integer({ min: 40, max: 2112 }),
});

test("a picture is found by its address, on the site and with the site's address before it", () => {
  fc.assert(
    fc.property(kept, (picture) => {
      const address = pictureAddress(picture);
      expect(readPictureAddress(address)).toEqual(picture);
      expect(readPictureAddress(`https://movement.example${address}`)).toEqual(picture);
      expect(new RegExp(PICTURES_IN_TEXT).exec(`<Picture src="${address}" alt="x" />`)?.[1]).toBe(
        picture.print,
      );
    }),
  );
});

test("no other address is taken for one", () => {
  const print = "0123456789abcdef";
  for (const address of [
    ...["", "/pictures/", `/pictures/${print}`, `/pictures/${print}-10`, `/pictures/${print}-axb`],
    ...[
      `/pictures/${print.toUpperCase()}-10x10`,
      `/pictures/${print}-10x10/..`,
      `/pictures/${print}-10x10?a`,
    ],
    `/pictures/${print}-100000x1`,
  ])
    expect(readPictureAddress(address)).toBeNull();
});

test("what a picture shows is read from a form; what is no description is left out", () => {
  const form = new FormData();
  form.set("alt-en", "  A class\n at  work ");
  form.set("alt-es", "   ");
  expect(typedAlts(form)).toEqual({ en: "A class at work", es: undefined });
  form.set("alt-en", "x".repeat(401));
  expect(typedAlts(form).en).toBeUndefined();
  expect(typedAlts(new FormData())).toEqual({ en: undefined, es: undefined });
});
