import { expect, test } from "vitest";
import { describeAuthors, nameAuthors, nameParts, sortByName } from "@/lib/content/authors";
import { organizationSchema, personSchema } from "@/lib/content/records/schema";

const known = {
  people: new Map([
    [
      "ilene",
      personSchema.parse({
        id: "ilene",
        name: "Ilene Straus",
        honorific: { en: "Dr.", es: "Dra." },
        roles: [
          { title: { en: "Educator", es: "Educadora" }, organization: "wested" },
          { title: { en: "Vice president", es: "Vicepresidenta" }, organization: "gone" },
        ],
        mail: { user: "ilene", domain: "example.org" },
      }),
    ],
  ]),
  organizations: new Map([
    [
      "wested",
      organizationSchema.parse({
        id: "wested",
        name: "WestEd",
        about: { en: "Research.", es: "Investiga." },
      }),
    ],
  ]),
};

test("a person is named with the honorific of the language, roles and employers", () => {
  expect(describeAuthors(["ilene"], "es", known)).toEqual([
    {
      id: "ilene",
      kind: "person",
      name: "Dra. Ilene Straus",
      address: "/people/ilene",
      roles: [
        { title: "Educadora", organization: { name: "WestEd", address: "/organizations/wested" } },
        { title: "Vicepresidenta", organization: undefined },
      ],
      about: undefined,
      mail: { user: "ilene", domain: "example.org" },
    },
  ]);
});

test("an organization can be an author: it has its page and no mail address", () => {
  const [author] = describeAuthors(["wested"], "en", known);
  expect(author).toMatchObject({
    kind: "organization",
    address: "/organizations/wested",
    about: "Research.",
  });
  expect(author?.mail).toBeUndefined();
});

test("authors keep the order of the byline, and one that nobody knows is left out", () => {
  const authors = describeAuthors(["wested", "nobody", "ilene"], "en", known);
  expect(authors.map(({ id }) => id)).toEqual(["wested", "ilene"]);
});

test("a byline joins names as the language does", () => {
  const [ilene, wested] = [{ name: "Ilene Straus" }, { name: "WestEd" }];
  expect(nameAuthors([wested, ilene], "en")).toBe("WestEd and Ilene Straus");
  // "y" becomes "e" before the sound of an i.
  expect(nameAuthors([wested, ilene], "es")).toBe("WestEd e Ilene Straus");
  expect(nameAuthors([wested, ilene, { name: "CASE" }], "en")).toBe("WestEd, Ilene Straus, and CASE");
});

const person = (name: string, familyName?: string) =>
  personSchema.parse({
    id: "someone",
    name,
    ...(familyName !== undefined && { familyName }),
    roles: [{ title: { en: "Educator", es: "Educadora" } }],
  });

test("the family's name is the last word, unless the record says which words it is", () => {
  expect(nameParts(person("Shari Dickstein-Staub"))).toEqual({ given: "Shari", family: "Dickstein-Staub" });
  expect(nameParts(person("Ana García Robles", "García Robles"))).toEqual({
    given: "Ana",
    family: "García Robles",
  });
  expect(nameParts(person("Zhang Wei", "Zhang"))).toEqual({ given: "Wei", family: "Zhang" });
  expect(nameParts(person("Cher"))).toEqual({ given: "", family: "Cher" });
});

test("a family's name that the name does not begin or end with is refused", () => {
  for (const [name, family] of [
    ["Ana García Robles", "Garcia Robles"],
    ["Ana García Robles", "bles"],
    ["Ana García Robles", "García"],
  ] as const)
    expect(() => person(name, family)).toThrow("must be the words with which the name ends or begins");
});

test("people stand in the order of their families' names, then of their own", () => {
  const people = [
    person("Megan Smith"),
    person("Ana García Robles", "García Robles"),
    person("Zoe Gálvez"),
    person("Beth Smith"),
  ];
  expect(sortByName(people, "es").map(({ name }) => name)).toEqual([
    "Zoe Gálvez",
    "Ana García Robles",
    "Beth Smith",
    "Megan Smith",
  ]);
});
