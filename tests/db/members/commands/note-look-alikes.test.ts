import { beforeEach, expect, test } from "vitest";
import { keepPeopleApart, proposeDuplicate } from "@/lib/members/commands/decide-person-duplicate";
import { noteLookAlikes } from "@/lib/members/commands/note-look-alikes";
import { sweepLookAlikes } from "@/lib/members/commands/sweep-look-alikes";
import { db } from "@/lib/platform/db";
import { fail } from "@/lib/platform/result";
import { asStaff, wipe } from "../arrange";

beforeEach(wipe);

const person = async (email: string, firstName: string, lastName: string, zip: string | null = "94110") =>
  (await db.person.create({ data: { email, emailKey: email, firstName, lastName, zip } })).id;

async function someTwins() {
  const ids = [
    await person("ana.lopez@gmail.com", "Ana", "López"),
    await person("analopez@gmail.com", "Ana", "Lopez", null),
    await person("bob@example.org", "Bob", "Ruiz"),
    await person("robert@example.net", "Robert", "Ruiz"),
    await person("cleo@gmial.com", "", "", null),
    await person("cleo@gmail.com", "", "", null),
    await person("x@example.org", "Garcia", "Mario"),
    await person("y@example.net", "Mario", "Garcia"),
  ];
  for (const letter of "abcdefghijklmnop")
    await person(`${letter.repeat(9)}@example.org`, letter.repeat(7), "Ruiz");
  return ids;
}

const found = async () =>
  (await db.personDuplicate.findMany({ include: { older: true, newer: true } }))
    .map(({ older, newer }) => [older.email, newer.email].sort().join(" "))
    .sort();

const expected = [
  "ana.lopez@gmail.com analopez@gmail.com",
  "bob@example.org robert@example.net",
  "cleo@gmail.com cleo@gmial.com",
  "x@example.org y@example.net",
];

test("found one by one as they come, through the keys they share", async () => {
  const ids = await someTwins();
  expect(await noteLookAlikes(ids)).toBe(4);
  expect(await found()).toEqual(expected);
  expect(await noteLookAlikes(ids)).toBe(0);
});

test("found by going through everybody", async () => {
  await someTwins();
  expect(await sweepLookAlikes(new AbortController().signal)).toBe(4);
  expect(await found()).toEqual(expected);
});

test("who are different people is asked once", async () => {
  const ids = await someTwins();
  await noteLookAlikes(ids);
  for (const { id } of await db.personDuplicate.findMany())
    expect(await keepPeopleApart(asStaff("organizer"), id)).toMatchObject({ ok: true });
  await noteLookAlikes(ids);
  await sweepLookAlikes(new AbortController().signal);
  expect(await db.personDuplicate.count({ where: { decision: "open" } })).toBe(0);
});

test("a question that nothing speaks for any more goes", async () => {
  const ids = await someTwins();
  await noteLookAlikes(ids);
  await db.person.update({ where: { id: ids[3]! }, data: { firstName: "Wilhelmina" } });
  await noteLookAlikes([ids[3]!]);
  expect(await found()).toEqual(expected.filter((pair) => !pair.startsWith("bob")));
});

test("staff put two side by side by an address, whatever was found or settled", async () => {
  const [first, second] = await someTwins();
  const proposed = await proposeDuplicate(asStaff("organizer"), first!, "BOB@example.org");
  expect(proposed).toMatchObject({ ok: true });
  expect(await db.personDuplicate.findMany()).toMatchObject([{ score: 0, decision: "open" }]);
  await noteLookAlikes([first!, second!]);
  expect(await db.personDuplicate.count()).toBe(2);
  expect(await proposeDuplicate(asStaff("organizer"), first!, "ana.lopez@gmail.com")).toEqual(
    fail("same-record"),
  );
  expect(await proposeDuplicate(asStaff("organizer"), first!, "nobody@example.org")).toEqual(fail("nobody"));
});
