import { expect, test } from "vitest";
import type { BulkAct } from "@/lib/members/bulk";
import { everyone, type PersonFilter } from "@/lib/members/filter";
import { countBulk } from "@/lib/members/queries/count-bulk";
import { MOST_TAGS } from "@/lib/members/record";
import { membershipStatuses } from "@/lib/members/schema";
import { db, pgPool } from "@/lib/platform/db";
import { uuid7 } from "@/lib/platform/uuid";
import { asStaff } from "../arrange";

const viewer = asStaff("organizer");
const acts: BulkAct[] = [
  { action: "tag", tag: "fair" },
  { action: "untag", tag: "fair" },
  { action: "language", locale: "es" },
  { action: "withdraw", words: "By telephone" },
  { action: "pause", why: "" },
  { action: "resume", why: "" },
  { action: "remove", why: "Not ours" },
];
const full = Array.from({ length: MOST_TAGS }, (_, nth) => `tag-${nth}`);

test("all who fit a filter are counted as they are one by one, however they stand, by bits and as they changed", async () => {
  const organizations = [uuid7(), uuid7()];
  for (const id of organizations)
    await db.organization.create({ data: { id, name: id, nameKey: id, sector: "faith" } });
  const maybe = [null, ...membershipStatuses];
  const people = maybe.flatMap((own) =>
    maybe.flatMap((first) => maybe.map((second) => ({ id: uuid7(), own, acts: [first, second] }))),
  );
  await db.person.createMany({
    data: people.map(({ id }, nth) => ({
      ...{ id, email: `${nth}@example.org`, emailKey: `${nth}@example.org` },
      tags: nth % 3 === 0 ? ["fair"] : nth % 7 === 0 ? [...full.slice(1), nth % 2 ? "fair" : "other"] : [],
      locale: nth % 5 === 0 ? "es" : "en",
      county: nth % 2 === 0 ? "yolo" : null,
      staffRole: nth % 11 === 0 ? ("editor" as const) : null,
      unsubscribedAt: nth % 4 === 0 ? new Date() : null,
    })),
  });
  await db.membership.createMany({
    data: people.flatMap(({ id: personId, own, acts: standings }) => [
      ...(own ? [{ personId, kind: "individual" as const, status: own }] : []),
      ...standings.flatMap((status, nth) =>
        status
          ? [{ personId, kind: "organization" as const, status, organizationId: organizations[nth]! }]
          : [],
      ),
    ]),
  });
  const some: [PersonFilter, string[]][] = [
    [everyone, people.map(({ id }) => id)],
    [{ field: "county", in: ["yolo"] }, people.filter((_, nth) => nth % 2 === 0).map(({ id }) => id)],
  ];
  for (const written of [false, true]) {
    if (written) await pgPool().query("select refresh_person_bits(0)");
    for (const act of acts)
      for (const [filter, ids] of some)
        expect(await countBulk(viewer, act, { filter }), JSON.stringify({ act, filter, written })).toEqual(
          await countBulk(viewer, act, { ids }),
        );
  }
});
