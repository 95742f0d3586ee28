import { beforeEach, expect, test } from "vitest";
import { makeDigest } from "@/lib/updates/commands/make-digest";
import { createDeliverer } from "@/lib/updates/deliver";
import { getWording } from "@/lib/updates/queries/get-wording";
import { listLatestUpdates } from "@/lib/updates/queries/list-latest-updates";
import { listPublicUpdates } from "@/lib/updates/queries/list-public-updates";
import { listUpdates } from "@/lib/updates/queries/list-updates";
import { settleEnv } from "@/lib/platform/env";
import { db } from "@/lib/platform/db";
import { openIdentity } from "@/lib/updates/worker-identity";
import { aMember, anApprovedUpdate, aStaffViewer, emptyTables, someContent, states } from "./arrange";
import { createDraft } from "@/lib/updates/commands/write-draft";
import { emptyContent } from "@/lib/updates/schema";

const NOW = new Date("2026-11-03T18:00:00Z");
const OCTOBER = new Date("2026-10-20T18:00:00Z");

beforeEach(emptyTables);

const monthly = async (options: Parameters<typeof aMember>[0] = {}) => {
  const id = await aMember(options);
  await db.person.update({ where: { id }, data: { frequency: "monthly" } });
  return id;
};

/** An update that went out on a day. */
async function anUpdateOf(day: Date, subject: string, content = someContent(subject)): Promise<string> {
  await aMember();
  const id = await anApprovedUpdate(content);
  await db.update.update({ where: { id }, data: { approvedAt: day, startsAt: day, status: "sent" } });
  return id;
}

const digests = () => db.update.findMany({ where: { kind: "digest" }, include: { deliveries: true } });

test("what went out in a month goes to those who want one mail a month, and to nobody else", async () => {
  await anUpdateOf(OCTOBER, "The budget");
  await anUpdateOf(new Date("2026-09-30T18:00:00Z"), "September");
  await anUpdateOf(new Date("2026-11-02T18:00:00Z"), "November");
  await createDraft(await aStaffViewer(), someContent("A draft"));
  const ana = await monthly({ email: "ana@example.org" });
  const rosa = await monthly({ email: "rosa@example.org", locale: "es" });
  await monthly({ unsubscribed: true });
  await monthly({ left: true });

  const made = await makeDigest(NOW);
  expect(made?.recipients).toBe(2);
  const [digest] = await digests();
  expect(digest).toMatchObject({
    id: made?.updateId,
    status: "sending",
    authorId: null,
    slug: "digest_2026-10",
  });
  const sorted = digest!.deliveries.map(({ personId, locale }) => [personId, locale]).sort();
  expect(sorted).toEqual(
    [
      [ana, "en"],
      [rosa, "es"],
    ].sort(),
  );
  const wording = await getWording(made!.updateId);
  expect(wording?.slug).toBeNull();
  expect(wording?.content.en.subject).toBe("The Movement in October 2026");
  expect(wording?.content.en.body).toContain("The budget");
  expect(wording?.content.en.body).toContain("(/updates/the-budget)");
  expect(wording?.content.en.body).not.toMatch(/September|November|draft/);
  expect(wording?.content.es.subject).toBe("El Movimiento en octubre de 2026");
  expect(wording?.content.es.body).toContain("el comité vota el jueves");
});

test("it is made once, however many processes ask and how often", async () => {
  await anUpdateOf(OCTOBER, "The budget");
  await monthly();
  const made = await Promise.all([makeDigest(NOW), makeDigest(NOW), makeDigest(NOW)]);
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await makeDigest(NOW)).toBeNull();
  const all = await digests();
  expect(all).toHaveLength(1);
  expect(all[0]?.deliveries).toHaveLength(1);
});

test("there is none when nothing went out, when nobody wants it, and late in a month", async () => {
  await monthly();
  expect(await makeDigest(NOW)).toBeNull();
  await anUpdateOf(OCTOBER, "The budget");
  expect(await makeDigest(new Date("2026-11-15T18:00:00Z"))).toBeNull();
  await db.person.updateMany({ data: { frequency: "each" } });
  expect(await makeDigest(NOW)).toBeNull();
  expect(await digests()).toEqual([]);
});

test("an update in English only is told in Spanish by its English title, and says so", async () => {
  await anUpdateOf(OCTOBER, "The budget", { ...someContent("The budget"), es: emptyContent.es });
  await monthly({ locale: "es" });
  const made = await makeDigest(NOW);
  const wording = await getWording(made!.updateId);
  expect(wording?.content.es.body).toMatch(/The budget[\s\S]*en inglés/);
});

test("on a site that was restored in these days it waits for somebody: it may have gone out before", async () => {
  const restored = (at: string) =>
    db.auditEvent.create({
      data: { action: "restore-backup", subject: "2026-10-31T03:00:00.000Z", at: new Date(at) },
    });
  await anUpdateOf(OCTOBER, "The budget");
  await monthly();
  await restored("2026-10-31T20:00:00Z");
  await restored("2026-11-02T20:00:00Z");
  const made = await makeDigest(NOW);
  expect(await digests()).toMatchObject([
    { id: made?.updateId, status: "paused", alarm: expect.stringContaining("a backup of October 31, 2026") },
  ]);
  await db.update.deleteMany({ where: { kind: "digest" } });
  await db.auditEvent.deleteMany({ where: { at: new Date("2026-11-02T20:00:00Z") } });
  await makeDigest(NOW);
  expect(await digests()).toMatchObject([{ status: "sending", alarm: null }]);
});

test("it goes out like any update, stands in the staff's list, and nowhere in public", async () => {
  settleEnv({ MAIL_RATE: "10000" });
  await anUpdateOf(OCTOBER, "The budget");
  await monthly({ email: "rosa@example.org", locale: "es" });
  const made = await makeDigest(NOW);
  const worker = await openIdentity();
  await createDeliverer({ workerId: worker.id, smtpUrl: undefined }).deliverDue(new AbortController().signal);
  await worker.close();

  expect(await states(made!.updateId)).toEqual({ sent: 1 });
  const [mail] = await db.mailboxMessage.findMany({ where: { toEmail: "rosa@example.org" } });
  expect(mail?.subject).toBe("El Movimiento en octubre de 2026");
  expect(mail?.text).toContain("/es/updates/the-budget");
  expect(mail?.text).not.toContain("digest_");
  expect((await listUpdates()).lines).toContainEqual(
    expect.objectContaining({ id: made?.updateId, kind: "digest", author: "made by itself", recipients: 1 }),
  );
  const isDigest = ({ slug }: { slug: string }) => slug.startsWith("digest");
  expect((await listPublicUpdates("en")).filter(isDigest)).toEqual([]);
  expect((await listLatestUpdates("en", 10)).filter(isDigest)).toEqual([]);
});

test("who goes back to every update before it is sent does not get it", async () => {
  settleEnv({ MAIL_RATE: "10000" });
  await anUpdateOf(OCTOBER, "The budget");
  const id = await monthly();
  const made = await makeDigest(NOW);
  await db.person.update({ where: { id }, data: { frequency: "each" } });
  const worker = await openIdentity();
  await createDeliverer({ workerId: worker.id, smtpUrl: undefined }).deliverDue(new AbortController().signal);
  await worker.close();
  expect(await db.delivery.findMany({ where: { updateId: made!.updateId } })).toMatchObject([
    { status: "skipped", reason: "wanted-less" },
  ]);
});
