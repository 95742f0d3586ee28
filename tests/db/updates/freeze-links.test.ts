import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { siteUrl } from "@/lib/platform/env";
import { writeSetting } from "@/lib/platform/settings";
import { readCounted } from "@/lib/updates/clicks/address";
import { CLICK_SLOT } from "@/lib/updates/clicks/slot";
import { freezeLinks } from "@/lib/updates/commands/freeze-links";
import { writeMail } from "@/lib/updates/compose";
import { getCountedLinks } from "@/lib/updates/queries/get-counted-links";
import { getLinkTarget } from "@/lib/updates/queries/get-link-target";
import { getWording } from "@/lib/updates/queries/get-wording";
import { updateSettings } from "@/lib/updates/settings";
import { aSentUpdate, emptyReports } from "./clicks/arrange";

beforeEach(emptyReports);

const body =
  "Read [the brief](/issues/stem) and [the bill](https://leginfo.example/bill?a=1&b=2), [write](mailto:a@example.org), [leave](/account/mail).";
const count = (clicks: boolean) => writeSetting(updateSettings, { ...updateSettings.fallback, clicks });

test("an update's links get numbers only when the setting is on", async () => {
  const id = await aSentUpdate({ body });
  await db.$transaction((tx) => freezeLinks(tx, id));
  expect(await getCountedLinks(id, "en")).toBeNull();
  await count(true);
  await db.$transaction((tx) => freezeLinks(tx, id));
  // Freezing again changes nothing; nor does the setting, later.
  await db.$transaction((tx) => freezeLinks(tx, id));
  await count(false);
  const rows = await db.updateLink.findMany({ where: { updateId: id }, orderBy: { id: "asc" } });
  expect(rows.map(({ url }) => url)).toEqual([
    "",
    `${siteUrl()}/issues/stem`,
    "https://leginfo.example/bill?a=1&b=2",
  ]);
  expect(await getCountedLinks(id, "es")).toBeNull();
});

test("the mail leads through them, in both of its forms, says so in its foot, and hides the decoy from people", async () => {
  await count(true);
  const id = await aSentUpdate({ body });
  await db.$transaction((tx) => freezeLinks(tx, id));
  const wording = (await getWording(id))!;
  const links = await getCountedLinks(id, "en");
  const { html, text } = writeMail(wording.content.en, "en", { ...wording, links });
  const found = [...html.matchAll(/href="[^"]*\/go\/([^"]+)"/g)].map(([, path]) =>
    readCounted(path!.replace(CLICK_SLOT, "x")),
  );
  const targets = found.map(({ target }) => target);
  expect(targets.toSorted()).toEqual(
    [`${siteUrl()}/`, `${siteUrl()}/issues/stem`, "https://leginfo.example/bill?a=1&b=2"].toSorted(),
  );
  for (const { number, target } of found) expect(await getLinkTarget(number!)).toBe(target);
  expect(text.match(/\/go\//g)).toHaveLength(2);
  expect(text).toContain(CLICK_SLOT);
  const decoy = /<div[^>]*aria-hidden="true"[^>]*>\s*<a[^>]*href="([^"]+)"/.exec(html);
  expect(readCounted(decoy![1]!.split("/go/")[1]!.replace(CLICK_SLOT, "x")).target).toBe(`${siteUrl()}/`);
  expect(html).toMatch(/lead through our own site/);
  expect(text.replace(/\s+/g, " ")).toMatch(/lead through our own site/);
  expect(html).toContain("mailto:a@example.org");
  expect(html).not.toMatch(/<img[^>]*\/go\//);
});

test("without counting the mail holds none of it", async () => {
  const id = await aSentUpdate({ body });
  const wording = (await getWording(id))!;
  const { html, text } = writeMail(wording.content.en, "en", { ...wording, links: null });
  expect(`${html}${text}`).not.toMatch(/\/go\/|our own site/);
});
