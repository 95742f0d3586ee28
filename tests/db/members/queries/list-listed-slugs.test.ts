import { beforeEach, expect, test } from "vitest";
import type { OrganizationRecord } from "@/lib/content/records/schema";
import { slugOf } from "@/lib/members/directory";
import { organizationKey } from "@/lib/members/policy";
import { listListedSlugs } from "@/lib/members/queries/list-listed-slugs";
import { db } from "@/lib/platform/db";
import { wipe } from "../arrange";

beforeEach(wipe);

const records = new Map<string, OrganizationRecord>([
  ["zoo", { id: "zoo", name: "The Zoo", aliases: [], coalitions: [] }],
]);

const aMember = (name: string, listed = true) =>
  db.organization.create({
    data: {
      ...{ name, nameKey: organizationKey(name), slug: slugOf(name), sector: "school" },
      ...(listed && { listedAt: new Date(), listedHow: "staff" }),
    },
  });

test("listed members are named by their addresses, but for those the content has a page of", async () => {
  for (const name of ["Mesa Club", "Ávila School", "The Zoo"]) await aMember(name);
  await aMember("Hidden", false);
  expect(await listListedSlugs(records, 10)).toEqual(["avila-school", "mesa-club"]);
  expect(await listListedSlugs(records, 1)).toEqual(["avila-school"]);
});
