import { beforeEach, expect, test } from "vitest";
import { after, DAY } from "@/lib/platform/clock";
import { getPublicUpdate } from "@/lib/updates/queries/get-public-update";
import { listLatestUpdates } from "@/lib/updates/queries/list-latest-updates";
import { listPublicUpdates } from "@/lib/updates/queries/list-public-updates";
import { listUpdatesOfMonth } from "@/lib/updates/queries/list-updates-of-month";
import { aSentUpdate, emptyReports } from "./clicks/arrange";

beforeEach(emptyReports);

test("the site shows updates and alerts that are public and have begun to go out, everywhere the same", async () => {
  const at = new Date("2026-10-15T17:00:00Z");
  const went = { startsAt: at, approvedAt: at };
  await aSentUpdate({ ...went, slug: "an-update" });
  await aSentUpdate({ ...went, slug: "an-alert", kind: "alert", status: "stopped" });
  const hidden = [
    await aSentUpdate({ ...went, slug: "hidden", public: false }),
    await aSentUpdate({ ...went, slug: "a-digest", kind: "digest" }),
    await aSentUpdate({ ...went, slug: "a-notice", kind: "notice" }),
    await aSentUpdate({ ...went, slug: "planned", status: "scheduled" }),
    await aSentUpdate({ ...went, slug: "a-draft", status: "draft", approvedAt: null }),
  ];
  expect(hidden).toHaveLength(5);
  const shown = ["an-alert", "an-update"];
  const slugs = (lines: readonly { slug: string }[]) => lines.map(({ slug }) => slug).toSorted();
  expect(slugs(await listPublicUpdates("en"))).toEqual(shown);
  expect(slugs(await listLatestUpdates("es", 20))).toEqual(shown);
  expect(slugs(await listUpdatesOfMonth("2026-10", "en"))).toEqual(shown);
  for (const slug of ["hidden", "a-digest", "a-notice", "planned", "a-draft"])
    expect(await getPublicUpdate(slug, "en"), slug).toBeNull();
});

test("an update that was planned is dated by when it went out", async () => {
  const startsAt = new Date("2026-11-01T17:00:00Z");
  await aSentUpdate({ slug: "planned", startsAt, approvedAt: after(startsAt, -3 * DAY) });
  expect((await getPublicUpdate("planned", "en"))?.sentAt).toEqual(startsAt);
  expect(await listUpdatesOfMonth("2026-11", "en")).toHaveLength(1);
  expect(await listUpdatesOfMonth("2026-10", "en")).toHaveLength(0);
});
