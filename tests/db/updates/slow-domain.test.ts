import { afterEach, beforeEach, expect, test } from "vitest";
import { db, pgPool } from "@/lib/platform/db";
import { slowDomain } from "@/lib/updates/commands/slow-domain";
import { createDeliverer } from "@/lib/updates/deliver";
import { listSlowDomains } from "@/lib/updates/queries/list-slow-domains";
import { aMember, anApprovedUpdate, emptyTables, states } from "./arrange";
import { openSink, type Sink } from "../../support/bare-sink";

let sink: Sink | null = null;
beforeEach(async () => {
  await emptyTables();
  await db.mailPace.deleteMany();
});
afterEach(async () => {
  await sink?.close();
  sink = null;
});

const longAgo = () => pgPool().query("update mail_pace set slowed_at = slowed_at - interval '10 seconds'");

test("a domain gets half of what it got, once for all that was on the wire, and half again later", async () => {
  await Promise.all(
    [1, 2, 3].map(() => slowDomain("busy.example", 40, "421 4.7.0 slow down, a@busy.example")),
  );
  const [first] = await listSlowDomains();
  expect(first).toMatchObject({ domain: "busy.example", perSecond: 20, times: 1 });
  expect(first?.answer).toBe("421 4.7.0 slow down, …");
  await longAgo();
  await slowDomain("busy.example", 20, "421 again");
  const [second] = await listSlowDomains();
  expect(second?.perSecond).toBeCloseTo(10, 0);
  expect(second).toMatchObject({ times: 2, answer: "421 again" });
});

test("a domain that is back at full speed is not named any more", async () => {
  await slowDomain("a.example", 10, "421");
  expect(await listSlowDomains()).toHaveLength(1);
  await pgPool().query("update mail_pace set slowed_at = now() - interval '1 hour'");
  expect(await listSlowDomains()).toEqual([]);
});

test("a domain that says not now again and again is put off, and holds up nobody else", async () => {
  sink = await openSink({
    onRcpt: (address) => (address.endsWith("@busy.example") ? "451 4.7.1 too many" : undefined),
  });
  for (let nth = 0; nth < 30; nth++) {
    await aMember({ email: `a${nth}@busy.example` });
    await aMember({ email: `b${nth}@quick.example` });
  }
  const id = await anApprovedUpdate();
  const deliverer = createDeliverer({ workerId: 1, smtpUrl: sink.url, rate: 100_000, connections: 1 });
  await deliverer.deliverDue(new AbortController().signal);
  expect(await states(id)).toEqual({ sent: 30, pending: 30 });
  expect(await listSlowDomains()).toMatchObject([{ domain: "busy.example", answer: "451 4.7.1 too many" }]);
  expect(await db.delivery.count({ where: { workerId: { not: null } } })).toBe(0);
});
