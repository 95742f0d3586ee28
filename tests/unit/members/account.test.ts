import fc from "fast-check";
import { expect, test } from "vitest";
import { checkAddress, checkProfile, readProfileForm, typedLine } from "@/lib/members/account";

const profile = {
  firstName: " Ana ",
  lastName: "",
  zip: "94110-1234",
  audience: "parent",
  interests: ["stem", "golf"],
  locale: "es",
};

test("a profile is what was typed, tidied; choices that are not ours are none", () => {
  expect(checkProfile(profile)).toEqual({
    ok: true,
    input: {
      ...{ firstName: "Ana", lastName: "", zip: "94110", audience: "parent" },
      ...{ interests: ["stem"], locale: "es" },
    },
  });
  expect(checkProfile({ ...profile, zip: "", audience: "king", locale: "tlh" })).toMatchObject({
    input: { zip: null, audience: null, locale: "en" },
  });
});

test("what is wrong is named by field", () => {
  expect(checkProfile({ ...profile, firstName: "www.evil.example", zip: "9411" })).toEqual({
    ok: false,
    errors: { firstName: "holds-link", zip: "zip-wrong" },
  });
  expect(checkAddress("")).toEqual({ ok: false, error: "email-missing" });
  expect(checkAddress("not one")).toEqual({ ok: false, error: "email-wrong" });
  expect(checkAddress(" Ana@example.org ")).toEqual({ ok: true, email: "Ana@example.org" });
});

test("whatever a form brings, it is read without a crash and without control signs", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom("firstName", "lastName", "zip", "audience", "interests", "language", "email"),
        fc.string({ unit: "binary", maxLength: 3000 }),
      ),
      (typed) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(typed)) form.append(name, value);
        form.append("interests", new File(["x"], "x"));
        const values = readProfileForm(form);
        checkProfile(values);
        checkAddress(typedLine(form.get("email")));
        for (const value of [values.firstName, values.zip]) {
          expect(value.length).toBeLessThanOrEqual(1000);
          expect(value).not.toMatch(/\p{Cc}/u);
        }
      },
    ),
  );
});
