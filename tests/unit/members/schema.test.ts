import { expect, test } from "vitest";
import fc from "fast-check";
import {
  checkJoin,
  emptyJoinValues,
  readJoinForm,
  readSource,
  type JoinFormState,
  type JoinValues,
} from "@/lib/members/schema";
import { messages } from "@/lib/platform/i18n";

const person: JoinValues = {
  ...emptyJoinValues("individual"),
  email: "jose@example.org",
  firstName: "José",
};
const club: JoinValues = {
  ...person,
  kind: "organization",
  organizationName: "Example Club",
  sector: "nonprofit",
  authority: true,
};

function errorsOf(values: JoinValues): JoinFormState["errors"] {
  const checked = checkJoin(values);
  return checked.ok ? {} : checked.errors;
}

test("an address and a first name are enough for a person", () => {
  expect(errorsOf(person)).toEqual({});
});

test("an empty form names everything that is missing, at its field", () => {
  expect(errorsOf(emptyJoinValues("individual"))).toEqual({
    email: "email-missing",
    firstName: "firstName-missing",
  });
  expect(errorsOf(emptyJoinValues("organization"))).toEqual({
    email: "email-missing",
    firstName: "firstName-missing",
    organizationName: "organizationName-missing",
    sector: "sector-missing",
    authority: "authority-missing",
  });
});

test.each(["José", "Nguyễn", "ธนา", "דוד", "🌻", "Mary Jane", "J. R."])("%s is a first name", (firstName) => {
  expect(errorsOf({ ...person, firstName })).toEqual({});
});

test("names that hold links or markup are refused wherever they stand", () => {
  for (const wrong of ["casino.com", "see http://x", "www.x", "<b>x</b>", "a<b"]) {
    expect(errorsOf({ ...person, firstName: wrong })).toEqual({ firstName: "holds-link" });
    expect(errorsOf({ ...person, lastName: wrong })).toEqual({ lastName: "holds-link" });
    expect(errorsOf({ ...club, organizationName: wrong })).toEqual({ organizationName: "holds-link" });
    expect(errorsOf({ ...club, role: wrong })).toEqual({ role: "holds-link" });
  }
});

test("10,000 characters get a sentence, not an error", () => {
  const long = "x".repeat(10_000);
  expect(
    errorsOf({ ...person, email: `${long}@example.org`, firstName: long, lastName: long, zip: long }),
  ).toEqual({
    email: "email-long",
    firstName: "too-long",
    lastName: "too-long",
    zip: "zip-wrong",
  });
  expect(errorsOf({ ...club, website: `https://example.org/${long}` })).toEqual({ website: "website-long" });
});

test("a ZIP code has five digits, and the four after them are dropped", () => {
  const zipOf = (zip: string) => {
    const checked = checkJoin({ ...person, zip });
    return checked.ok ? checked.input.zip : checked.errors.zip;
  };
  expect(["95814", " 95814-1234 ", "", "9581", "abcde", "95814x"].map(zipOf)).toEqual([
    "95814",
    "95814",
    "",
    "zip-wrong",
    "zip-wrong",
    "zip-wrong",
  ]);
});

test("a website may be typed without https, and is nothing but a website", () => {
  const websiteOf = (website: string) => {
    const checked = checkJoin({ ...club, website });
    return !checked.ok
      ? checked.errors.website
      : checked.input.kind === "organization" && checked.input.website;
  };
  expect(websiteOf("www.Example.org")).toBe("https://www.example.org/");
  expect(websiteOf("http://example.org/a b")).toBe("http://example.org/a%20b");
  expect(websiteOf("example.org:8080")).toBe("https://example.org:8080/");
  for (const wrong of [
    "javascript:alert(1)",
    "ftp://example.org",
    "https://a:b@example.org",
    "localhost",
    "10.0.0.1",
  ]) {
    expect(websiteOf(wrong)).toBe("website-wrong");
  }
});

test("boxes that are not ours count for nothing", () => {
  const checked = checkJoin({ ...person, interests: ["stem", "hacking", "stem"] });
  expect(checked.ok && checked.input.interests).toEqual(["stem"]);
  expect(errorsOf({ ...club, sector: "casino" })).toEqual({ sector: "sector-missing" });
});

test("only our own addresses are a source", () => {
  expect(readSource("/issues/stem")).toBe("/issues/stem");
  for (const wrong of ["https://example.org", "//example.org", "/a?b", "/<x>", null, undefined, ["/a"]]) {
    expect(readSource(wrong)).toBe("/join");
  }
});

test("whatever is sent, the form reads it, and every complaint has words in both languages", () => {
  const wild = fc.string({ unit: "binary", maxLength: 300 });
  const fields = [
    "email",
    "firstName",
    "lastName",
    "zip",
    "interests",
    "organizationName",
    "website",
    "role",
  ];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...fields, "sector", "kind", "x"), wild)),
      fc.boolean(),
      (sent, org) => {
        const form = new FormData();
        for (const [name, value] of sent) form.append(name, value);
        if (org) form.set("kind", "organization");
        const values = readJoinForm(form);
        expect(values.firstName).not.toMatch(/\p{Cc}/u);
        const checked = checkJoin(values);
        if (checked.ok) {
          expect(checked.input.firstName + checked.input.lastName).not.toMatch(/[<>\p{Cc}]/u);
          return;
        }
        for (const code of Object.values(checked.errors)) {
          expect(messages.en.join.errors[code]).toBeTruthy();
          expect(messages.es.join.errors[code]).toBeTruthy();
        }
      },
    ),
  );
});

test("a file in place of a text is nothing", () => {
  const form = new FormData();
  form.set("email", new File(["x"], "x.txt"));
  expect(readJoinForm(form).email).toBe("");
});
