import { beforeEach, describe, expect, test, vi } from "vitest";
import { after, DAY, HOUR, MINUTE, SECOND } from "@/lib/platform/clock";
import { db, pgPool } from "@/lib/platform/db";
import { noteClick, writeClicks, type Click } from "@/lib/updates/commands/note-click";
import { judgeLateClicks } from "@/lib/updates/commands/judge-clicks";
import { settleClicks } from "@/lib/updates/commands/settle-clicks";
import { countClicks } from "@/lib/updates/queries/count-clicks";
import { aDelivery, aSentUpdate, emptyReports, someLinks } from "./clicks/arrange";

beforeEach(emptyReports);

const now = new Date();
const aClick = (linkId: number, deliveryId: string, more: Partial<Click> = {}): Click => ({
  ...{ linkId, deliveryId, at: after(now, -MINUTE), robot: null, network: null },
  ...more,
});

async function anUpdateWithReaders(readers: number, urls?: string[]) {
  const updateId = await aSentUpdate();
  const links = await someLinks(updateId, urls);
  const deliveries: string[] = [];
  for (let nth = 0; nth < readers; nth++) deliveries.push((await aDelivery(updateId)).id);
  return { updateId, links, deliveries: deliveries as [string, ...string[]] };
}

describe("clicks that are noted", () => {
  test("are written down later, together", async () => {
    const { links, deliveries, updateId } = await anUpdateWithReaders(3);
    for (const id of deliveries) noteClick(aClick(links[1], id));
    expect(await db.linkClick.count()).toBe(0);
    await writeClicks();
    expect((await countClicks(updateId))?.people).toEqual({ least: 3, most: 3 });
  });

  test("count only where the link belongs to the mail, and one mail only so often", async () => {
    const one = await anUpdateWithReaders(1);
    const other = await anUpdateWithReaders(1);
    noteClick(aClick(one.links[1], other.deliveries[0]));
    noteClick(aClick(999_999, one.deliveries[0]));
    noteClick(aClick(one.links[1], "0190c0de-0000-7000-8000-00000000abcd"));
    for (let nth = 0; nth < 150; nth++)
      noteClick(aClick(one.links[1], one.deliveries[0], { at: after(now, -nth * 10 * SECOND) }));
    await writeClicks();
    await writeClicks();
    noteClick(aClick(one.links[1], one.deliveries[0], { at: after(now, -HOUR) }));
    await writeClicks();
    expect(await db.linkClick.count({ where: { link: { updateId: other.updateId } } })).toBe(0);
    expect(await db.linkClick.count()).toBe(150);
  });

  test("wait while the database does not answer, and are written once when it does", async () => {
    const { links, deliveries } = await anUpdateWithReaders(2);
    const query = vi.spyOn(pgPool(), "query").mockRejectedValueOnce(new Error("gone") as never);
    noteClick(aClick(links[1], deliveries[0]));
    await writeClicks();
    expect(await db.linkClick.count()).toBe(0);
    noteClick(aClick(links[1], deliveries[1]!));
    await Promise.all([writeClicks(), writeClicks(), writeClicks()]);
    query.mockRestore();
    expect(await db.linkClick.count()).toBe(2);
  });

  test("never stop anything: what is too much is not counted", async () => {
    const { links, deliveries } = await anUpdateWithReaders(1);
    const query = vi.spyOn(pgPool(), "query").mockRejectedValue(new Error("gone") as never);
    for (let nth = 0; nth < 25_000; nth++) noteClick(aClick(links[1], deliveries[0]));
    await writeClicks();
    query.mockRestore();
    await writeClicks();
    expect(await db.linkClick.count()).toBeGreaterThan(0);
  });
});

describe("robots among them", () => {
  test("are told by the decoy, also when it is opened last", async () => {
    const { updateId, links, deliveries } = await anUpdateWithReaders(2);
    const [decoy, link] = links;
    noteClick(aClick(link, deliveries[0], { at: after(now, -50 * SECOND), network: "gateway" }));
    noteClick(aClick(link, deliveries[1]!, { network: "home" }));
    await writeClicks();
    expect(await judgeLateClicks(now)).toBe(0);
    noteClick(aClick(decoy, deliveries[0], { at: after(now, -40 * SECOND), network: "gateway" }));
    await writeClicks();
    expect(await judgeLateClicks(now)).toBe(2);
    expect(await judgeLateClicks(now)).toBe(0);
    expect(await countClicks(updateId)).toMatchObject({
      people: { least: 1, most: 1 },
      links: [{ url: "https://example.org/a", range: { least: 1, most: 1 } }],
    });
  });

  test("that may be people make a range", async () => {
    const { updateId, links, deliveries } = await anUpdateWithReaders(6, [
      "https://a.example/",
      "https://b.example/",
    ]);
    deliveries.forEach((id, nth) =>
      noteClick(aClick(links[1], id, { at: after(now, -(nth + 1) * 40 * SECOND), network: "office" })),
    );
    // One of them came back from elsewhere.
    noteClick(aClick(links[2]!, deliveries[0], { at: after(now, -14 * MINUTE), network: "home" }));
    await writeClicks();
    await judgeLateClicks(now);
    const counts = await countClicks(updateId);
    expect(counts?.people).toEqual({ least: 1, most: 6 });
    expect(counts?.links.map(({ range }) => range)).toEqual([
      { least: 0, most: 6 },
      { least: 1, most: 1 },
    ]);
  });

  test("are not judged milder when less of what is around them is known", async () => {
    const { links, deliveries } = await anUpdateWithReaders(1);
    noteClick(aClick(links[1], deliveries[0], { robot: "agent" }));
    await writeClicks();
    await judgeLateClicks(now);
    expect(await db.linkClick.findFirst({ select: { robot: true } })).toEqual({ robot: "agent" });
  });
});

describe("ninety days later", () => {
  test("it is forgotten who followed which link, and known how many did", async () => {
    const updateId = await aSentUpdate({ startsAt: after(now, -91 * DAY) });
    const [decoy, first, second] = await someLinks(updateId, ["https://a.example/", "https://b.example/"]);
    const one = await aDelivery(updateId, { variant: 1 });
    const other = await aDelivery(updateId, { variant: 2 });
    const at = after(now, -80 * DAY);
    noteClick(aClick(first, one.id, { at }));
    noteClick(aClick(second!, one.id, { at }));
    noteClick(aClick(first, other.id, { at, robot: "early" }));
    noteClick(aClick(decoy, other.id, { at, robot: "decoy" }));
    await writeClicks();
    const before = await countClicks(updateId);
    expect(await settleClicks(now)).toBe(4);
    expect(await settleClicks(now)).toBe(0);
    expect(await db.linkClick.count()).toBe(0);
    expect(await countClicks(updateId)).toEqual(before);
    expect(before?.byVariant.get(1)).toEqual({ least: 1, most: 1 });
    expect(before?.byVariant.get(2)).toEqual({ least: 0, most: 1 });
    // A late click is led on, and not written down.
    noteClick(aClick(first, one.id));
    await writeClicks();
    expect(await db.linkClick.count()).toBe(0);
  });

  test("two workers at once settle it once; a young update keeps its clicks; networks are forgotten after two days", async () => {
    const updateId = await aSentUpdate({ startsAt: after(now, -91 * DAY) });
    const [, link] = await someLinks(updateId);
    const old = await aDelivery(updateId);
    const young = await anUpdateWithReaders(1);
    noteClick(aClick(link, old.id, { at: after(now, -90 * DAY) }));
    noteClick(aClick(young.links[1], young.deliveries[0], { at: after(now, -3 * DAY), network: "x" }));
    await writeClicks();
    const [a, b] = await Promise.all([settleClicks(now), settleClicks(now)]);
    expect(a + b).toBe(1);
    expect(await db.linkClick.findMany({ select: { network: true } })).toEqual([{ network: null }]);
    expect(await db.clickTotal.count()).toBe(1);
  });
});
