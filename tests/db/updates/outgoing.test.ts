import { generateKeyPairSync } from "node:crypto";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSigner } from "@/lib/mail/dkim";
import { readVerp } from "@/lib/mail/verp";
import { db } from "@/lib/platform/db";
import { env, settleEnv } from "@/lib/platform/env";
import { writeSetting } from "@/lib/platform/settings";
import { createDeliverer } from "@/lib/updates/deliver";
import { updateSettings } from "@/lib/updates/settings";
import { aMember, anApprovedUpdate, emptyTables, members, someContent, states } from "./arrange";
import { openSink, type Sink } from "../../support/bare-sink";
import { verifyDkim } from "../../support/verify-dkim";

let sink: Sink;

beforeEach(async () => {
  await emptyTables();
  await db.$executeRaw`truncate mail_pace, setting`;
  sink = await openSink();
});
afterEach(async () => {
  settleEnv({ DKIM_DOMAIN: "", DKIM_SELECTOR: "", DKIM_PRIVATE_KEY: "" });
  delete env.MAIL_BOUNCES;
  await sink.close();
});

const run = () =>
  createDeliverer({ workerId: 1, smtpUrl: sink.url, rate: 100_000 }).deliverDue(new AbortController().signal);
const mailTo = async (address: string) => {
  const raw = sink.received.find(({ to }) => to === address)?.raw ?? "";
  return PostalMime.parse(raw);
};

describe("a message", () => {
  test("carries its reader's own values, and what stands for those who have none", async () => {
    await aMember({ email: "jose@example.org", name: "José" });
    await aMember({ email: "nobody@example.org", name: "" });
    const content = someContent("{first name|Friend}, the vote");
    content.en.body = "Dear {first name|friend},\n\nof {county|California}: it is on Thursday.";
    await anApprovedUpdate({ ...content, es: { subject: "", preheader: "", body: "" } });
    expect((await run()).settled).toBe(2);
    const [his, theirs] = [await mailTo("jose@example.org"), await mailTo("nobody@example.org")];
    expect([his.subject, theirs.subject]).toEqual(["José, the vote", "Friend, the vote"]);
    expect(his.text).toContain("Dear José,");
    expect(his.html).toContain("Dear José,");
    expect(theirs.text).toContain("Dear friend,");
    for (const { raw } of sink.received) expect(raw.replaceAll("=\r\n", "")).not.toContain("personalValueOf");
  });

  test("comes from the sender that was chosen, and its answers go where that one wants them", async () => {
    await members(1);
    const id = await anApprovedUpdate();
    const rosa = { name: "Rosa Núñez", email: "rosa@example.org", replyTo: "answers@example.org" };
    const sender = await db.sender.create({ data: { ...rosa, verifiedAt: new Date() } });
    await db.update.update({ where: { id }, data: { senderId: sender.id } });
    await run();
    const mail = await mailTo("person-1@example.org");
    expect(mail.from).toMatchObject({ name: "Rosa Núñez", address: "rosa@example.org" });
    expect(mail.replyTo?.map(({ address }) => address)).toEqual(["answers@example.org"]);
  });

  test("does not come from a sender that nobody confirmed", async () => {
    await members(1);
    const id = await anApprovedUpdate();
    const sender = await db.sender.create({ data: { name: "Rosa", email: "rosa@example.org" } });
    await db.update.update({ where: { id }, data: { senderId: sender.id } });
    await run();
    expect((await mailTo("person-1@example.org")).from?.address).toBe("movement@localhost");
  });

  test("names in its envelope which delivery it was, so that what comes back is known", async () => {
    settleEnv({ MAIL_BOUNCES: "in.example.org" });
    await members(3);
    await anApprovedUpdate();
    await run();
    const senders = sink.commands.flatMap((line) => /^MAIL FROM:<(.*?)>/.exec(line)?.[1] ?? []);
    const ids = (await db.delivery.findMany({ select: { id: true } })).map(({ id }) => id);
    expect(senders.map(readVerp).sort()).toEqual(ids.sort());
    expect(sink.received[0]?.raw).toMatch(/^List-Unsubscribe: <https?:[^>]+>,\r\n <mailto:u-[^>]+>\r$/m);
  });

  test("is signed when there is a key, whatever stands in it, and its signature covers the unsubscribe fields", async () => {
    const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const pem = key.export({ type: "pkcs8", format: "pem" }).toString();
    settleEnv({
      DKIM_DOMAIN: "example.org",
      DKIM_SELECTOR: "m1",
      DKIM_PRIVATE_KEY: pem.replaceAll("\n", "\\n"),
    });
    await members(5);
    await aMember({ email: "müller@example.org", name: "Jürgen  Müller" });
    const content = someContent("{first name|Friend}: the vote");
    content.en.body += "\n\nDear {first name|friend}, this is it.";
    await anApprovedUpdate(content);
    await run();
    expect(sink.received).toHaveLength(6);
    const { record } = createSigner({ domain: "example.org", selector: "m1", key });
    for (const { raw } of sink.received) {
      const verdict = verifyDkim(Buffer.from(raw), (name) =>
        name === record.name ? record.value : undefined,
      );
      expect(verdict).toMatchObject({ good: true });
      expect(verdict.good && verdict.signed).toEqual(
        expect.arrayContaining(["list-unsubscribe", "list-unsubscribe-post"]),
      );
    }
  });
});

describe("subjects under test", () => {
  test("go to those who try them; the others wait for the winner", async () => {
    await members(9);
    const id = await anApprovedUpdate();
    await db.updateSubject.createMany({
      data: ["en", "es"].map((locale) => ({
        updateId: id,
        locale,
        number: 2,
        subject: `Second (${locale})`,
      })),
    });
    await db.update.update({
      where: { id },
      data: { testShare: 50, testEndsAt: new Date(Date.now() + 3_600_000) },
    });
    await db.$executeRaw`update delivery set variant = 1 where email like 'person-1@%'`;
    await db.$executeRaw`update delivery set variant = 2 where email like 'person-2@%'`;
    await run();
    expect(await states(id)).toEqual({ sent: 2, pending: 7 });
    expect((await mailTo("person-1@example.org")).subject).toBe("Thursday's vote");
    expect((await mailTo("person-2@example.org")).subject).toBe("Second (en)");
    expect((await db.update.findUniqueOrThrow({ where: { id } })).status).toBe("sending");

    await db.update.update({ where: { id }, data: { winner: 2 } });
    await run();
    expect(await states(id)).toEqual({ sent: 9 });
    expect((await mailTo("person-3@example.org")).subject).toBe("Second (en)");
    expect((await mailTo("person-4@example.org")).subject).toBe("Second (es)");
  });
});

test("no domain gets more a second than staff settled, and the others do not wait", async () => {
  await writeSetting(updateSettings, { ...updateSettings.fallback, domainRate: 1 });
  for (let nth = 0; nth < 5; nth++) {
    await aMember({ email: `a${nth}@one.example` });
    await aMember({ email: `b@${nth}.example` });
  }
  const id = await anApprovedUpdate();
  const before = Date.now();
  expect((await run()).trouble).toBeNull();
  const { sent = 0, pending = 0 } = await states(id);
  const seconds = (Date.now() - before) / 1000;
  expect(sent + pending).toBe(10);
  expect(sent).toBeGreaterThanOrEqual(6);
  // Each further second lets one more go, should this machine have taken one.
  expect(sent).toBeLessThanOrEqual(6 + seconds);
  const waiting = await db.delivery.findMany({ where: { status: "pending" } });
  for (const { dueAt, workerId, attempts, email } of waiting) {
    expect(email).toMatch(/@one\.example$/);
    expect(dueAt.getTime()).toBeGreaterThan(before - 1000);
    expect([workerId, attempts]).toEqual([null, 0]);
  }
});
