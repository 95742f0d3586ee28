import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  acceptanceSchema,
  checkAcceptance,
  checkOrganization,
  invitationSchema,
  LONGEST_ABOUT,
  type OrganizationValues,
  readOrganizationForm,
} from "@/lib/members/organization-form";
import { locales, messages } from "@/lib/platform/i18n";

const values: OrganizationValues = {
  ...{ name: "Example Club", legalName: "", abbreviation: "", aliases: "", sector: "nonprofit", size: "" },
  ...{ website: "", county: "", districts: "", languages: [], coalitions: [] },
  ...{ aboutEn: "", aboutEs: "", parent: "" },
};
const errorsOf = (more: Partial<OrganizationValues>) => {
  const checked = checkOrganization({ ...values, ...more }, ["capmse"]);
  return checked.ok ? {} : checked.errors;
};

describe("what an organization says of itself", () => {
  test("is plain text of a limited length, in paragraphs", () => {
    const checked = checkOrganization(
      { ...values, aboutEn: " One.\r\n\r\n\r\n\r\nTwo\u202e. ", aliases: "A\n\n A \r\nB" },
      [],
    );
    expect(checked).toMatchObject({ ok: true, input: { aboutEn: "One.\n\nTwo.", aliases: ["A", "B"] } });
    expect(errorsOf({ aboutEs: "x".repeat(LONGEST_ABOUT + 1) })).toEqual({ aboutEs: "about-long" });
    expect(errorsOf({ aboutEs: "😀".repeat(LONGEST_ABOUT) })).toEqual({});
    for (const aboutEn of ["<b>us</b>", "see casino.example.com", "javascript:alert(1)"])
      expect(errorsOf({ aboutEn })).toEqual({ aboutEn: "holds-link" });
  });

  test("needs a name and a kind, and takes no more lines than a page has room for", () => {
    expect(errorsOf({ name: " \u200b ", sector: "pirates" })).toEqual({
      name: "name-missing",
      sector: "sector-missing",
    });
    const many = Array.from({ length: 21 }, (_, n) => `District ${n}`).join("\n");
    expect(errorsOf({ districts: many })).toEqual({ districts: "too-many-lines" });
    expect(errorsOf({ website: "ftp://x" })).toEqual({ website: "website-wrong" });
  });

  test("knows only the languages, counties, sizes and coalitions there are", () => {
    const wild = {
      languages: ["es", "klingon"],
      coalitions: ["capmse", "evil"],
      county: "gotham",
      size: "0",
    };
    expect(checkOrganization({ ...values, ...wild }, ["capmse"])).toMatchObject({
      input: { languages: ["es"], coalitions: ["capmse"], county: null, size: null },
    });
  });

  test("is read from any form without a crash, and what is kept holds no markup", () => {
    const field = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("<script>", "\0", "a\nb", "x".repeat(20_000)),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(values)), field), (typed) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(typed)) form.set(name, value);
        const checked = checkOrganization(readOrganizationForm(form), []);
        if (checked.ok) expect(JSON.stringify(checked.input)).not.toMatch(/<script/i);
      }),
    );
  });
});

test("whoever takes an invitation states that they may speak for the organization", () => {
  const typed = {
    email: "bo@x.example",
    firstName: "Bo",
    lastName: "",
    role: "",
    authority: false,
    updates: true,
  };
  expect(checkAcceptance(typed)).toEqual({ ok: false, errors: { authority: "authority-missing" } });
  expect(acceptanceSchema.safeParse({ ...typed, authority: true }).success).toBe(true);
});

test("nobody can be invited to be the primary contact", () => {
  const typed = { email: "bo@x.example", duties: ["primary_contact", "signatory"] };
  expect(invitationSchema.parse(typed).duties).toEqual(["signatory"]);
});

test("every reason for a letter has its words", () => {
  for (const locale of locales)
    expect(Object.keys(messages[locale].mail.notListed.because)).toEqual([
      ...["authority", "duplicate", "not-organization", "other"],
    ]);
});
