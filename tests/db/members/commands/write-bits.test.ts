import { expect, test } from "vitest";
import { writeBits } from "@/lib/members/commands/write-bits";
import { countPeople } from "@/lib/members/queries/count-people";
import { db } from "@/lib/platform/db";

const changed = async () =>
  (await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from person_changed`)[0]!.count;

test("bits are written where many changed; before and after it the count is the same", async () => {
  const people = (count: number, county: string) =>
    db.person.createMany({
      data: Array.from({ length: count }, (_, nth) => {
        const email = `${county}-${nth}@example.org`;
        return { email, emailKey: email, county };
      }),
    });
  const counted = () => countPeople({ field: "county", in: ["yolo", "fresno"] });
  await people(20, "yolo");
  expect(await writeBits()).toBe(0);
  expect(await changed()).toBe(20);
  await people(500, "fresno");
  expect(await counted()).toBe(520);
  expect(await writeBits()).toBe(1);
  expect(await changed()).toBe(0);
  expect(await counted()).toBe(520);
});

test("two workers do not write the same at once", async () => {
  await db.person.createMany({
    data: Array.from({ length: 600 }, (_, nth) => ({
      email: `${nth}@example.net`,
      emailKey: `${nth}@example.net`,
    })),
  });
  expect((await Promise.all([writeBits(), writeBits()])).sort()).toEqual([0, 1]);
});
