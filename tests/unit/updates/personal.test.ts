import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fieldNames,
  fieldWords,
  joinPieces,
  nobody,
  readPersonal,
  SLOT,
  slotOf,
  valueOf,
  withFallbacks,
  type PersonalData,
} from "@/lib/updates/personal";

const rosa: PersonalData = {
  firstName: "Rosa",
  organization: "Kern Kids",
  county: "kern",
  district: "Kern High School District",
};
const reasons = (text: string) => readPersonal(text).problems.map(({ reason }) => reason);

describe("a personal field", () => {
  test("is read in either language, however its name is cased, spaced and accented", () => {
    const { pieces, problems } = readPersonal(
      "{first name|friend}{Nombre|amiga}{ORGANIZACION|tu grupo}{tu  distrito|tu escuela}{county| California }",
    );
    expect(problems).toEqual([]);
    expect(pieces).toEqual([
      { field: "first name", fallback: "friend" },
      { field: "first name", fallback: "amiga" },
      { field: "organization", fallback: "tu grupo" },
      { field: "your district", fallback: "tu escuela" },
      { field: "county", fallback: "California" },
    ]);
  });

  test("has a name in each language that leads to it", () => {
    for (const field of fieldNames)
      for (const word of Object.values(fieldWords[field]))
        expect(readPersonal(`{${word}|x}`).pieces).toEqual([{ field, fallback: "x" }]);
  });

  test.each([
    ["{frist name|friend}", /no personal field “frist name”.*first name, organization/],
    ["{first name}", /what stands there for people whose first name is not known/],
    ["{first name|}", /what stands there/],
    ["{first name|a|b}", /one bar/],
    [`{first name|${"x".repeat(61)}}`, /at most 60/],
    ["Dear {first name|friend", /one is alone/],
    ["Dear first name|friend}", /one is alone/],
    ["{{first name|friend}}", /one is alone/],
    [`about ${SLOT}1`, /stands for something else/],
  ])("that cannot be read is named: %s", (text, reason) => {
    expect(reasons(text)).toEqual([expect.stringMatching(reason)]);
  });

  test("is named with where it stands, and stays as it was typed", () => {
    const { pieces, problems } = readPersonal("Dear\n{nobody|x}, hello {county|California}");
    expect(problems.map(({ at }) => at)).toEqual([5]);
    expect(pieces[0]).toBe("Dear\n{nobody|x}, hello ");
  });
});

describe("what stands in its place", () => {
  const field = (name: (typeof fieldNames)[number]) => ({ field: name, fallback: "otherwise" });

  test("is what is known, in the reader's language", () => {
    expect(fieldNames.map((name) => valueOf(field(name), rosa, "en"))).toEqual([
      "Rosa",
      "Kern Kids",
      "Kern County",
      "Kern High School District",
    ]);
    expect(valueOf(field("county"), rosa, "es")).toBe("condado de Kern");
  });

  test("is the fallback for those of whom nothing is known, and for what would break a sentence", () => {
    for (const name of fieldNames) expect(valueOf(field(name), nobody, "en")).toBe("otherwise");
    expect(valueOf(field("county"), { ...rosa, county: "nowhere" }, "en")).toBe("otherwise");
    expect(valueOf(field("first name"), { ...rosa, firstName: "Call 555 1234" }, "en")).toBe("otherwise");
    expect(valueOf(field("organization"), { ...rosa, organization: "x".repeat(81) }, "en")).toBe("otherwise");
  });

  test("is one line of text, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const value = valueOf(field("organization"), { ...rosa, organization: name }, "en");
        expect(value).not.toMatch(/[\r\n\u2028\u2029\0]/);
      }),
    );
  });

  test("is the fallback where everyone reads along", () => {
    expect(withFallbacks("{first name|Friend}, this is for {county|California}")).toBe(
      "Friend, this is for California",
    );
  });
});

test("a slot is letters and digits alone, and tells its index and part apart from every other", () => {
  const slots = [0, 1, 10, 11, 110].flatMap((index) =>
    (["html", "text", "subject"] as const).map((part) => slotOf(index, part)),
  );
  expect(new Set(slots).size).toBe(slots.length);
  for (const slot of slots) {
    expect(slot).toMatch(/^[A-Za-z0-9]+$/);
    expect(slots.filter((other) => other.includes(slot))).toEqual([slot]);
  }
});

test("wild text is read without throwing, and loses nothing but the fields that were read", () => {
  const bits = fc.constantFrom("{", "}", "|", "{first name|friend}", "{condado|x}", "\n", "first name", "{}");
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 20 }), (parts) => {
      const text = parts.join("");
      const { pieces } = readPersonal(text);
      const around = pieces.filter((piece) => typeof piece === "string").join("");
      let at = 0;
      for (const sign of around) {
        at = text.indexOf(sign, at) + sign.length;
        expect(at).toBeGreaterThan(0);
      }
      expect(joinPieces(pieces, () => "")).toBe(around);
    }),
  );
});
