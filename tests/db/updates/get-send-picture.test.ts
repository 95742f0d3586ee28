import { beforeEach, expect, test } from "vitest";
import { getSendPicture } from "@/lib/updates/queries/get-send-picture";
import type { DomainPicture } from "@/lib/updates/schema";
import { aDelivery, aSentUpdate, emptyReports } from "./clicks/arrange";

beforeEach(emptyReports);

let number = 0;

/** So many deliveries of an update to a domain. */
async function at(
  updateId: string,
  domain: string,
  people: number,
  more: Parameters<typeof aDelivery>[1] = {},
): Promise<void> {
  for (let nth = 0; nth < people; nth++)
    await aDelivery(updateId, { ...more, email: `person-${++number}@${domain}` });
}

const domainsOf = async (updateId: string): Promise<DomainPicture> => {
  // The first to ask may be told that it is still being counted.
  for (;;) {
    const domains = (await getSendPicture(updateId))?.domains;
    if (domains) return domains;
  }
};

test("the ten largest domains stand each by itself, all others together", async () => {
  const id = await aSentUpdate({ status: "sending", finishedAt: null });
  for (let nth = 1; nth <= 10; nth++) await at(id, `large-${nth}.example`, 3);
  await at(id, "large-1.example", 2, { status: "failed" });
  await at(id, "large-1.example", 1, { status: "pending" });
  await at(id, "small-1.example", 1);
  await at(id, "small-2.example", 2, { status: "pending", attempts: 1, reason: "451 later" });
  const { largest, rest, retried } = await domainsOf(id);
  expect(largest).toHaveLength(10);
  expect(largest[0]).toMatchObject({ domain: "large-1.example", sent: 3, refused: 2, waiting: 1 });
  expect(rest).toEqual({ domains: 2, sent: 1, refused: 0, waiting: 2 });
  // What is put off is told of a small domain too.
  expect(retried).toMatchObject([{ domain: "small-2.example", again: 2, answer: "451 later" }]);
});

test("few domains leave no rest, and an update of nobody has none", async () => {
  const id = await aSentUpdate();
  await at(id, "one.example", 1);
  expect(await domainsOf(id)).toMatchObject({ largest: [{ domain: "one.example", sent: 1 }], rest: null });
  expect(await domainsOf(await aSentUpdate())).toEqual({ largest: [], rest: null, retried: [] });
  expect(await getSendPicture("nothing")).toBeNull();
});
