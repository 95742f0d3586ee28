import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { instantOf } from "@/lib/members/time-zone";
import { after, HOUR, MINUTE } from "@/lib/platform/clock";
import { db, pgPool } from "@/lib/platform/db";
import { approveAndSend } from "@/lib/updates/commands/approve-and-send";
import { beginScheduled } from "@/lib/updates/commands/begin-scheduled";
import { cancelSchedule, moveSchedule } from "@/lib/updates/commands/cancel-schedule";
import { planTest, planTime } from "@/lib/updates/commands/plan-send";
import { finishStops, stopSend } from "@/lib/updates/commands/stop-send";
import { pauseSend, resumeSend } from "@/lib/updates/commands/pause-send";
import { tellApprovers } from "@/lib/updates/commands/tell-approvers";
import { createDraft } from "@/lib/updates/commands/write-draft";
import { getPublicUpdate } from "@/lib/updates/queries/get-public-update";
import { getSendPlan } from "@/lib/updates/queries/get-send-plan";
import {
  aMember,
  anApprovedUpdate,
  aStaffViewer,
  emptyTables,
  members,
  seenOf,
  someContent,
  states,
} from "./arrange";

const zone = "America/Los_Angeles";
const nine = { startsLocal: "2030-06-03T09:00", timeZone: zone, localHours: false };
const nineHere = instantOf(nine.startsLocal, zone).at;

async function aScheduledUpdate(schedule: Parameters<typeof planTime>[2] = nine): Promise<string> {
  const viewer = await aStaffViewer();
  const { id } = await createDraft(viewer, someContent());
  expect(await planTime(viewer, id, schedule)).toEqual({ ok: true, value: null });
  const approved = await approveAndSend(await aStaffViewer(), id, await seenOf(id));
  expect(approved).toMatchObject({ ok: true, value: { scheduled: true } });
  return id;
}

const statusOf = async (id: string) => (await getSendPlan(id))?.status;

beforeEach(emptyTables);

describe("an update planned for an hour", () => {
  test("is frozen and stands nowhere until its hour, then goes out once, also after a downtime", async () => {
    await members(3);
    const id = await aScheduledUpdate();
    expect(await states(id)).toEqual({ pending: 3 });
    expect(await getPublicUpdate("thursdays-vote", "en")).toBeNull();
    expect(await beginScheduled(after(nineHere, -1))).toBe(0);
    const begun = await Promise.all([1, 2, 3].map(() => beginScheduled(after(nineHere, 5 * HOUR))));
    expect(begun.reduce((sum, count) => sum + count)).toBe(1);
    expect(await statusOf(id)).toBe("sending");
    expect(await getPublicUpdate("thursdays-vote", "en")).not.toBeNull();
  });

  test("keeps the sum of its recipients' addresses, sorted, each on a line", async () => {
    for (const email of ["b@example.org", "a@example.org", "B2@example.org", "ñ@example.org"])
      await aMember({ email });
    const id = await aScheduledUpdate();
    const keys = (await db.delivery.findMany({ where: { updateId: id } }))
      .map(({ emailKey }) => Buffer.from(emailKey))
      .sort(Buffer.compare)
      .map(String);
    const hash = createHash("sha256").update(keys.join("\n")).digest("hex");
    expect((await getSendPlan(id))?.audienceHash).toBe(hash);
  });

  test("is refused where the hour is past when it is approved", async () => {
    await members(1);
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent());
    await planTime(viewer, id, { ...nine, startsLocal: "2020-06-03T09:00" });
    expect(await approveAndSend(viewer, id, await seenOf(id))).toEqual({ ok: false, reason: "too-late" });
  });

  test("can be taken back up to the last moment: either it begins or it is a draft again", async () => {
    await members(20);
    for (let round = 0; round < 5; round++) {
      const id = await aScheduledUpdate();
      const [begun, canceled] = await Promise.all([
        beginScheduled(nineHere),
        cancelSchedule(await aStaffViewer(), id),
      ]);
      expect([begun === 1, canceled.ok].filter(Boolean)).toHaveLength(1);
      expect(await statusOf(id)).toBe(canceled.ok ? "draft" : "sending");
      expect(await states(id)).toEqual(canceled.ok ? {} : { pending: 20 });
      await db.update.deleteMany();
    }
  });

  test("taken back twice is taken back once, and can be approved anew", async () => {
    await members(2);
    const id = await aScheduledUpdate();
    const viewer = await aStaffViewer();
    const twice = await Promise.all([cancelSchedule(viewer, id), cancelSchedule(viewer, id)]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await getSendPlan(id)).toMatchObject({ frozenHash: null, audienceHash: null, recipients: null });
    expect(await approveAndSend(viewer, id, await seenOf(id))).toMatchObject({ ok: true });
    expect(await states(id)).toEqual({ pending: 2 });
  });

  test("does not go out when its words or its sender are not what was approved, and its approver is told", async () => {
    await members(2);
    const id = await aScheduledUpdate();
    await db.updateTranslation.update({
      where: { updateId_locale: { updateId: id, locale: "es" } },
      data: { body: "Otra cosa" },
    });
    expect(await beginScheduled(nineHere)).toBe(0);
    expect(await getSendPlan(id)).toMatchObject({ status: "draft", note: { byId: null } });
    expect(await states(id)).toEqual({});
    expect(await db.outboxMail.count({ where: { dedupeKey: { startsWith: `update-lapsed:${id}` } } })).toBe(
      1,
    );
  });

  test("can be moved, and sent at once", async () => {
    await members(2);
    const id = await aScheduledUpdate();
    const viewer = await aStaffViewer();
    const later = { ...nine, startsLocal: "2030-06-04T09:00" };
    expect(await moveSchedule(viewer, id, later)).toEqual({ ok: true, value: { begun: false } });
    expect(await beginScheduled(nineHere)).toBe(0);
    expect(await moveSchedule(viewer, id, null)).toEqual({ ok: true, value: { begun: true } });
    expect(await statusOf(id)).toBe("sending");
    expect(await moveSchedule(viewer, id, later)).toEqual({ ok: false, reason: "not-scheduled" });
  });
});

describe("everyone at that hour of their own time zone", () => {
  test("is due by the ZIP code, and by the chosen zone where that tells none", async () => {
    const zips = {
      "94110": zone,
      "10001": "America/New_York",
      "96813": "Pacific/Honolulu",
      "96799": "Pacific/Pago_Pago",
    };
    for (const zip of Object.keys(zips)) {
      const personId = await aMember({ email: `${zip}@example.org` });
      await db.person.update({ where: { id: personId }, data: { zip } });
    }
    await aMember({ email: "none@example.org" });
    const id = await aScheduledUpdate({ ...nine, localHours: true });
    const due = new Map(
      (await db.delivery.findMany({ where: { updateId: id } })).map((row) => [row.emailKey, row.dueAt]),
    );
    for (const [zip, theirs] of Object.entries(zips))
      expect(due.get(`${zip}@example.org`)).toEqual(instantOf(nine.startsLocal, theirs).at);
    expect(due.get("none@example.org")).toEqual(nineHere);
    // It begins with the first of them.
    expect((await getSendPlan(id))?.startsAt).toEqual(instantOf(nine.startsLocal, "America/New_York").at);

    const viewer = await aStaffViewer();
    expect(
      await moveSchedule(viewer, id, { ...nine, startsLocal: "2030-06-05T09:00", localHours: true }),
    ).toMatchObject({ ok: true });
    const moved = await db.delivery.findFirstOrThrow({
      where: { updateId: id, emailKey: "96813@example.org" },
    });
    expect(moved.dueAt).toEqual(instantOf("2030-06-05T09:00", "Pacific/Honolulu").at);
  });
});

describe("a test of subjects", () => {
  const subjects = [
    { locale: "en", number: 2, subject: "Second" },
    { locale: "es", number: 2, subject: "Segundo" },
  ] as const;
  const test_ = { share: 20, minutes: 60, rule: "hand", subjects } as const;

  test("is tried by a share drawn by lot, the same each time, until its time is over", async () => {
    await members(1000);
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent());
    expect(await planTest(viewer, id, test_)).toEqual({ ok: true, value: null });
    expect(await approveAndSend(await aStaffViewer(), id, await seenOf(id))).toMatchObject({ ok: true });
    const { rows } = await pgPool().query<{ variant: number; people: number }>(
      "select variant, count(*)::int as people from delivery where update_id = $1 group by 1 order by 1",
      [id],
    );
    expect(rows.map(({ variant }) => variant)).toEqual([0, 1, 2]);
    const [rest, first, second] = rows.map(({ people }) => people);
    expect(rest).toBeGreaterThan(700);
    for (const size of [first, second]) expect(size).toBeGreaterThan(50);
    const { testEndsAt, startsAt, winner } = await db.update.findUniqueOrThrow({ where: { id } });
    expect(testEndsAt).toEqual(after(startsAt!, 60 * MINUTE));
    expect(winner).toBeNull();
  });

  test("needs one hour for all, and counted clicks where they decide", async () => {
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent());
    expect(await planTest(viewer, id, { ...test_, rule: "clicks" })).toEqual({
      ok: false,
      reason: "clicks-off",
    });
    await planTime(viewer, id, { ...nine, localHours: true });
    expect(await planTest(viewer, id, test_)).toEqual({ ok: false, reason: "local-hours" });
    await planTime(viewer, id, nine);
    expect(await planTest(viewer, id, test_)).toMatchObject({ ok: true });
    expect(await planTime(viewer, id, { ...nine, localHours: true })).toEqual({
      ok: false,
      reason: "test-needs-one-hour",
    });
    expect(await planTest(viewer, id, null)).toMatchObject({ ok: true });
    expect(await db.updateSubject.count()).toBe(0);
  });

  test("is a part of what is approved: another subject is approved anew", async () => {
    await members(2);
    const viewer = await aStaffViewer();
    const { id } = await createDraft(viewer, someContent());
    const before = await seenOf(id);
    await planTest(viewer, id, test_);
    expect(await approveAndSend(viewer, id, before)).toEqual({ ok: false, reason: "changed-elsewhere" });
  });
});

describe("stopping", () => {
  test("is for good: the rest is skipped with its reason, and what comes back later is closed too", async () => {
    await members(5);
    const id = await anApprovedUpdate();
    const viewer = await aStaffViewer();
    // One is on the wire, one was claimed.
    const [wire, claimed] = await db.delivery.findMany({ where: { updateId: id }, take: 2 });
    await db.delivery.update({ where: { id: wire!.id }, data: { status: "sending", workerId: 1 } });
    await db.delivery.update({ where: { id: claimed!.id }, data: { workerId: 1 } });
    const stopped = await Promise.all([stopSend(viewer, id), stopSend(viewer, id)]);
    expect(stopped.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await states(id)).toEqual({ sending: 1, skipped: 4 });
    expect(await db.delivery.count({ where: { updateId: id, reason: "stopped", workerId: null } })).toBe(4);
    // The server put it off.
    await db.delivery.update({
      where: { id: wire!.id },
      data: { status: "pending", workerId: null, attempts: 1 },
    });
    expect(await finishStops()).toBe(1);
    expect(await states(id)).toEqual({ skipped: 5 });
    expect(await resumeSend(viewer, id)).toEqual({ ok: false, reason: "not-paused" });
    expect(await pauseSend(viewer, id)).toEqual({ ok: false, reason: "not-sending" });
  });
});

test("whoever approved is told once that it has gone out, and once that it stopped by itself", async () => {
  await members(1);
  const id = await anApprovedUpdate();
  expect(await tellApprovers()).toBe(0);
  await db.update.update({ where: { id }, data: { status: "paused", alarm: "12 percent were refused." } });
  await Promise.all([tellApprovers(), tellApprovers()]);
  expect(await tellApprovers()).toBe(0);
  await db.update.update({ where: { id }, data: { status: "sent", alarm: null, finishedAt: new Date() } });
  await Promise.all([tellApprovers(), tellApprovers()]);
  expect(await tellApprovers()).toBe(0);
  const mails = await db.outboxMail.findMany({
    where: { template: "update-news" },
    orderBy: { createdAt: "asc" },
  });
  expect(mails.map(({ data }) => data)).toMatchObject([
    { what: "alarm", note: "12 percent were refused." },
    { what: "finished", people: 1, troubles: 0 },
  ]);
});
