import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readMessage } from "@/lib/mail/inbound/read-message";
import { LONGEST_REPORT } from "@/lib/mail/inbound/schema";
import { envelopeSender, unsubscribeMailbox } from "@/lib/mail/verp";
import { env } from "@/lib/platform/env";
import { answer, returned, type Original } from "@/tests/support/inbound/returned";

let it: Original;
beforeAll(() => {
  env.MAIL_BOUNCES = "bounces.movement.example";
  const deliveryId = randomUUID();
  it = { deliveryId, verp: envelopeSender(deliveryId), to: "someone@example.net" };
});

const wire = (text: string) => Buffer.from(text.replace(/\n/g, "\r\n"));
const open = { to: [], from: null };
const read = async (text: string, envelope: Parameters<typeof readMessage>[1] = open) =>
  (await readMessage(wire(text), envelope)).reading;

describe("what came back is told apart", () => {
  test.each([
    ["postfix", "hard", "5.1.1"],
    ["gmailFull", "soft", "5.2.2"],
    ["exchangeOnline", "hard", "5.1.10"],
    ["blocked", "block", "5.7.1"],
    ["international", "hard", "5.1.1"],
    ["qmail", "hard", "5.1.1"],
    ["exim", "soft", "5.2.2"],
    ["exchange", "hard", "5.1.1"],
    ["complaint", "complaint", null],
    ["junkMail", "complaint", null],
    ["vacation", "auto_reply", null],
    ["vacationBySubject", "auto_reply", null],
    ["readReceipt", "auto_reply", null],
  ] as const)("%s is %s %s", async (name, kind, code) => {
    const reading = await read(returned[name](it));
    expect(reading).toMatchObject({ is: "report", finding: { kind, code, deliveryId: it.deliveryId } });
  });

  test.each(["postfixDelay", "notSpam"] as const)("%s asks for nothing", async (name) => {
    expect(await read(returned[name](it))).toEqual({ is: "nothing" });
  });

  test("the words that are kept hold no address", async () => {
    for (const message of Object.values(returned)) {
      const reading = await read(message(it));
      if (reading.is === "report") expect(reading.finding.words ?? "").not.toMatch(/\S@\S/);
    }
  });

  test("the envelope names the delivery where the message does not", async () => {
    const text = returned.postfix({ ...it, deliveryId: "gone", verp: "gone@example.org" });
    expect(await read(text, { to: [it.verp], from: "" })).toMatchObject({
      finding: { kind: "hard", deliveryId: it.deliveryId },
    });
  });

  test("something without a sender about a message of ours, in no known form, is not for good", async () => {
    const reading = await read("Subject: ?\n\nIt broke.\n", { to: [it.verp], from: "" });
    expect(reading).toMatchObject({ is: "report", finding: { kind: "soft", deliveryId: it.deliveryId } });
  });

  test("a bounce of somebody else's message is none of ours", async () => {
    const text = returned.qmail({ deliveryId: "x", verp: "x@example.org", to: "y@example.org" });
    expect(await read(text)).toEqual({ is: "unknown" });
  });
});

describe("somebody's own words", () => {
  test.each([
    ["Re: Science for every child", "Unsubscribe"],
    ["Re: Science for every child", "unsubscribe please"],
    ["Re: Science for every child", "Please remove me from this list. Thank you!"],
    ["RE: Science", "STOP"],
    ["RV: Ciencia", "Cancelar suscripción"],
    ["RV: Ciencia", "Baja"],
    ["RV: Ciencia", "Por favor, quiero darme de baja. Gracias."],
    ["RV: Ciencia", "No quiero recibir más correos"],
    ["unsubscribe", ""],
    ["Cancelar suscripción", "hola"],
  ])("%s / %s ends everything", async (subject, words) => {
    expect(await read(answer(it, subject, words))).toMatchObject({
      is: "report",
      finding: { kind: "unsubscribe", everything: true, deliveryId: it.deliveryId, address: it.to },
    });
  });

  test.each([
    ["Re: Stop the cuts", "I agree, let us stop them. When is the hearing?"],
    ["Re: Science for every child", "Thank you for this, I will share it."],
    ["Re: Science for every child", "Please do not unsubscribe me, I only changed jobs."],
    ["Re: Science for every child", "How does a colleague unsubscribe?"],
    ["Re: Baja California", "Nos vemos en Baja California el lunes."],
    ["Re: Science for every child", ""],
  ])("%s / %s ends nothing", async (subject, words) => {
    expect(await read(answer(it, subject, words))).toEqual({ is: "unknown" });
  });

  test("whatever is sent to the address in the header ends that kind", async () => {
    const to = unsubscribeMailbox(it.deliveryId) ?? "";
    const reading = await read(`From: ${it.to}\nSubject: \n\n`, { to: [to], from: it.to });
    expect(reading).toMatchObject({ finding: { kind: "unsubscribe", deliveryId: it.deliveryId } });
    expect(reading).not.toMatchObject({ finding: { everything: true } });
  });

  test("an automatic answer that speaks of unsubscribing ends nothing", async () => {
    expect(await read(returned.vacation(it))).toMatchObject({ finding: { kind: "auto_reply" } });
  });
});

test("a report reads the same by the short road and by the long one", async () => {
  for (const message of Object.values(returned)) {
    const text = message(it);
    // A part in another encoding takes the long road.
    const encoded = text.replace(
      "Content-Type: text/plain; charset=us-ascii",
      "Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: quoted-printable",
    );
    expect((await readMessage(wire(encoded), open)).reading).toEqual(
      (await readMessage(wire(text), open)).reading,
    );
  }
});

describe("wild input", () => {
  test("never throws, and names no delivery that nobody signed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        const { reading } = await readMessage(Buffer.from(bytes), { to: ["a@b"], from: "" });
        return reading.is !== "report" || reading.finding.deliveryId === null;
      }),
    );
  });

  test("a report cut, doubled or shuffled anywhere never throws", async () => {
    const texts = Object.values(returned).map((message) => message(it));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat({ max: 4000 }), fc.nat({ max: 400 }), fc.string({ maxLength: 20 })), {
          maxLength: 4,
        }),
        async (text, cuts) => {
          const wild = cuts.reduce(
            (was, [at, long, put]) => was.slice(0, at) + put + was.slice(at + long),
            text,
          );
          const { reading, key } = await readMessage(wire(wild), { to: [it.verp], from: "" });
          expect(key).toMatch(/^mail:[\w-]{43}$/);
          expect(["report", "nothing", "unknown"]).toContain(reading.is);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a message nested a thousand deep, and one of nothing but header, are letters at most", async () => {
    const deep = Array.from(
      { length: 1000 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    );
    expect((await read(deep.join(""))).is).toBe("unknown");
    expect((await read("X: y\n".repeat(100_000))).is).toBe("unknown");
  });

  test("of a long message only the beginning is read", async () => {
    const long = Buffer.concat([wire(returned.qmail(it)), Buffer.alloc(3 * LONGEST_REPORT, "a ")]);
    expect((await readMessage(long, open)).reading).toMatchObject({ finding: { kind: "hard" } });
  });

  test("the same message has one key, however it came", async () => {
    const text = returned.postfix(it);
    const [one, two] = await Promise.all([
      readMessage(wire(text), open),
      readMessage(wire(`Received: from elsewhere\n${text}`), { to: [it.verp], from: "" }),
    ]);
    expect(one.key).toBe(two.key);
  });
});
