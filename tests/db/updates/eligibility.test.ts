import { beforeEach, expect, test } from "vitest";
import { db, pgPool } from "@/lib/platform/db";
import { receives, withheld } from "@/lib/updates/eligibility";
import type { MembershipStatus, UpdateFrequency } from "@/prisma/client/client";
import { emptyAll } from "@/tests/support/empty";

beforeEach(async () => {
  await emptyAll("person", "organization", "update", "delivery");
});

type Standing = {
  individual: MembershipStatus | null;
  representative: MembershipStatus | null;
  frequency: UpdateFrequency;
  unsubscribed: boolean;
};

const standings: Standing[] = (
  ["active", "paused", "pending", "left", "removed", null] as (MembershipStatus | null)[]
).flatMap((individual) =>
  (["active", "paused", "left", null] as (MembershipStatus | null)[]).flatMap((representative) =>
    (["each", "monthly", "receipts"] as const).flatMap((frequency) =>
      [true, false].map((unsubscribed) => ({ individual, representative, frequency, unsubscribed })),
    ),
  ),
);

test("whoever is counted is sent to, and whoever is not has a reason: one rule, said in two ways", async () => {
  await db.person.createMany({
    data: standings.map(({ individual, representative, frequency, unsubscribed }, nth) => ({
      ...{ email: `p${nth}@example.org`, emailKey: `p${nth}@example.org`, frequency },
      ...{ individualStatus: individual, representativeStatus: representative },
      unsubscribedAt: unsubscribed ? new Date() : null,
    })),
  });
  for (const kind of ["update", "digest"] as const) {
    const { id } = await db.update.create({ data: { slug: kind, kind, status: "sending" } });
    await db.$executeRaw`insert into delivery (id, update_id, person_id, email, email_key, locale)
      select gen_random_uuid(), ${id}::uuid, p.id, p.email, p.email_key, 'en' from person p`;
    const { rows } = await pgPool().query<{ n: number; gets: boolean | null; why: string | null }>(
      `select substring(p.email from 2 for position('@' in p.email) - 2)::int as n, ${receives(kind)} as gets, ${withheld} as why
       from delivery d join "update" u on u.id = d.update_id left join person p on p.id = d.person_id
       where u.id = $1`,
      [id],
    );
    expect(rows).toHaveLength(standings.length);
    for (const { n, gets, why } of rows) {
      const { individual, representative, frequency, unsubscribed } = standings[n]!;
      const wanted = kind === "update" ? "each" : "monthly";
      const expected =
        !unsubscribed && [individual, representative].includes("active") && frequency === wanted;
      expect(gets === true, JSON.stringify(standings[n])).toBe(expected);
      expect(why === null, JSON.stringify(standings[n])).toBe(expected);
    }
  }
});

test("a delivery to an address that was taken out is held back, to one that is still theirs it is not", async () => {
  const { id: personId } = await db.person.create({
    data: {
      ...{ email: "new@example.org", emailKey: "new@example.org", individualStatus: "active" },
      addresses: { create: { email: "old@example.org", emailKey: "old@example.org" } },
    },
  });
  const { id: updateId } = await db.update.create({ data: { slug: "one", status: "sending" } });
  await db.delivery.create({
    data: { updateId, personId, email: "old@example.org", emailKey: "old@example.org", locale: "en" },
  });
  const why = async () =>
    (
      await pgPool().query<{ why: string | null }>(
        `select ${withheld} as why from delivery d join "update" u on u.id = d.update_id
         left join person p on p.id = d.person_id`,
      )
    ).rows[0]?.why;
  expect(await why()).toBeNull();
  await db.personAddress.deleteMany();
  expect(await why()).toBe("address-removed");
  await db.person.update({ where: { id: personId }, data: { individualStatus: "paused" } });
  expect(await why()).toBe("paused");
  await db.person.delete({ where: { id: personId } });
  expect(await why()).toBe("withdrawn");
});
