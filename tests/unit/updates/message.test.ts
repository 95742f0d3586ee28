import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import PostalMime from "postal-mime";
import { beforeAll, describe, expect, test } from "vitest";
import { createSigner } from "@/lib/mail/dkim";
import { signId } from "@/lib/platform/tokens";
import { CLICK_SLOT } from "@/lib/updates/clicks/slot";
import {
  composeTemplate,
  envelopeAddress,
  fillTemplate,
  fillText,
  type MessageTemplate,
  needsUtf8,
  type PersonalParts,
} from "@/lib/updates/message";
import { slotOf } from "@/lib/updates/personal";
import { TOKEN_SLOT } from "@/lib/updates/slots";
import { verifyDkim } from "../../support/verify-dkim";

const deliveryId = "01234567-89ab-7def-8123-456789abcdef";
const token = signId(deliveryId, "unsubscribe");
const click = signId(deliveryId, "click");
const parts = {
  from: { name: "The Children's Movement of California", address: "movement@exämple.org" },
  replyTo: null,
  subject: "¡Niños & niñas! — the vote",
  html: `<p>é ${"x".repeat(50)} <a href="https://example.org/unsubscribe/${TOKEN_SLOT}">Unsubscribe</a> = ñ</p>`,
  text: `Hola, señora:\n\n.a line with a dot\n\nUnsubscribe: https://example.org/unsubscribe/${TOKEN_SLOT}\n`,
  host: "example.org",
  locale: "es",
};
const person: PersonalParts = {
  deliveryId,
  name: "José Nguyễn",
  address: "jose@example.org",
  tokens: { unsubscribe: token, click },
  unsubscribeBase: "https://example.org/api/unsubscribe/",
  unsubscribeMailbox: null,
  values: [],
  date: new Date("2026-11-21T20:00:00Z"),
};
let template: MessageTemplate;
beforeAll(async () => {
  template = await composeTemplate(parts);
});

const signer = createSigner({
  domain: "example.org",
  selector: "a",
  key: generateKeyPairSync("ed25519").privateKey,
});
const isSigned = (raw: Buffer) => verifyDkim(raw, () => signer.record.value);

const fill = (changes: Partial<PersonalParts> = {}, of = template) =>
  fillTemplate(of, { ...person, ...changes });
const fieldsOf = (raw: Buffer): string[] =>
  raw
    .toString("utf8")
    .split("\r\n\r\n")[0]!
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");

describe("a filled message", () => {
  test("has one of each header that mail programs and RFC 8058 want", async () => {
    const fields = fieldsOf(await fill());
    const names = fields.map((field) => field.slice(0, field.indexOf(":")).toLowerCase());
    expect([...names].sort()).toEqual(
      [
        ...["to", "message-id", "date", "list-unsubscribe", "list-id", "list-unsubscribe-post", "precedence"],
        ...["content-language", "from", "subject", "mime-version", "content-type"],
      ].sort(),
    );
    expect(fields).toContain("Message-ID: <delivery-01234567-89ab-7def-8123-456789abcdef@example.org>");
    expect(fields).toContain("Date: Sat, 21 Nov 2026 20:00:00 +0000");
    expect(fields).toContain(`List-Unsubscribe: <https://example.org/api/unsubscribe/${token}>`);
    expect(fields).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(fields).toContain("Precedence: bulk");
  });

  test("says where answers go, and where a mail ends it too", async () => {
    const answered = await composeTemplate({ ...parts, replyTo: "rosa@example.org" });
    const fields = fieldsOf(await fill({ unsubscribeMailbox: "u-abc@in.example.org" }, answered));
    expect(fields).toContain("Reply-To: rosa@example.org");
    expect(fields).toContain(
      `List-Unsubscribe: <https://example.org/api/unsubscribe/${token}>, <mailto:u-abc@in.example.org?subject=unsubscribe>`,
    );
  });

  test("is read by another library as it was meant", async () => {
    const mail = await PostalMime.parse(await fill());
    expect(mail.subject).toBe(parts.subject);
    expect(mail.to).toEqual([{ name: "José Nguyễn", address: "jose@example.org" }]);
    expect(mail.from?.name).toBe("The Children's Movement of California");
    expect(mail.html?.trim()).toBe(parts.html.replaceAll(TOKEN_SLOT, token));
    expect(mail.text?.trim()).toBe(parts.text.replaceAll(TOKEN_SLOT, token).trim());
  });

  test("keeps to the lengths of lines and ends each with CRLF", async () => {
    const raw = (await fill()).toString("latin1");
    expect(raw.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const [header = "", ...body] = raw.split("\r\n\r\n");
    for (const line of header.split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
    for (const line of body.join("\r\n").split("\r\n")) expect(line.length).toBeLessThanOrEqual(76);
    expect(raw).not.toContain(TOKEN_SLOT);
  });

  test("carries both tokens wherever a line is broken inside them, and its signature holds", async () => {
    for (let shift = 0; shift < 80; shift++) {
      const html = `<p>${"a".repeat(shift)}ñ ${TOKEN_SLOT} ${CLICK_SLOT}</p>`;
      const raw = await fillTemplate(await composeTemplate({ ...parts, html }), person, signer);
      const mail = await PostalMime.parse(raw);
      expect(mail.html?.trim()).toBe(`<p>${"a".repeat(shift)}ñ ${token} ${click}</p>`);
      expect(isSigned(raw)).toMatchObject({ good: true });
    }
  });
});

describe("a personal value", () => {
  const word = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }),
    fc.constantFrom(".", "..", " ", "=", "&<>\"'", "ñandú", "a  b", "x".repeat(200), "From x", "👩‍👩‍👧", "\t"),
  );
  const clean = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").toWellFormed();
  const decoded = (text: string | undefined) => text?.replace(/\r\n/g, "\n").replace(/\n+$/, "");

  test("stands in both parts and the subject as it is, whatever it is, and the signature holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 90 }), word, word, async (shift, one, two) => {
        const values = [clean(one), clean(two)];
        const made = await composeTemplate({
          ...parts,
          subject: `${slotOf(0, "subject")}, the vote`,
          html: `<p>${"a".repeat(shift)}ñ ${slotOf(0, "html")}. ${slotOf(1, "html")}${slotOf(0, "html")}</p>`,
          text: `${slotOf(0, "text")}:\n${"b ".repeat(shift)}${slotOf(1, "text")}.\n.end ${slotOf(1, "text")}\nbye`,
        });
        const raw = await fillTemplate(made, { ...person, values }, signer);
        const mail = await PostalMime.parse(raw);
        const escaped = values.map((value) =>
          fillText(slotOf(0, "html"), "html", { ...person, values: [value] }),
        );
        expect(decoded(mail.html)).toBe(
          `<p>${"a".repeat(shift)}ñ ${escaped[0]}. ${escaped[1]}${escaped[0]}</p>`,
        );
        expect(decoded(mail.text)).toBe(
          `${values[0]}:\n${"b ".repeat(shift)}${values[1]}.\n.end ${values[1]}\nbye`,
        );
        for (const line of raw.toString("latin1").split("\r\n").slice(40))
          expect(line.length).toBeLessThanOrEqual(76);
        expect(isSigned(raw)).toMatchObject({ good: true });
      }),
      { numRuns: 300 },
    );
  });

  test("cannot add a header through the subject", async () => {
    const made = await composeTemplate({ ...parts, subject: `Hello ${slotOf(0, "subject")}!` });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), async (value) => {
        const fields = fieldsOf(await fill({ values: [value] }, made));
        expect(fields.filter((field) => /^subject:/i.test(field))).toHaveLength(1);
        expect(fields).toHaveLength(12);
      }),
      { numRuns: 200 },
    );
    const mail = await PostalMime.parse(await fill({ values: ["José"] }, made));
    expect(mail.subject).toBe("Hello José!");
  });
});

describe("a hostile name or address", () => {
  test("adds no header and no recipient, whatever it is", async () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            "\r\n",
            "\n",
            "\r",
            "Bcc: x@evil.example",
            "\r\n\r\n",
            '"',
            "\\",
            "<",
            ">",
            ",",
            "=?UTF-8?Q?",
            "?=",
            "\0",
            "\u2028",
            "é",
            "👩‍👩‍👧",
            "\ud800",
          ),
        )
        .map((bits) => bits.join("")),
    );
    const plain = fieldsOf(await fill()).length;
    await fc.assert(
      fc.asyncProperty(wild, async (name) => {
        const raw = await fill({ name });
        expect(fieldsOf(raw)).toHaveLength(plain);
        const mail = await PostalMime.parse(raw);
        expect(mail.to?.map((it) => it.address)).toEqual(["jose@example.org"]);
        expect(mail.bcc ?? []).toEqual([]);
        expect(mail.subject).toBe(parts.subject);
        for (const line of raw.toString("latin1").split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
      }),
      { numRuns: 200 },
    );
  });

  test("in the subject stays in the subject", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 150 }), async (subject) => {
        const filled = await fill({}, await composeTemplate({ ...parts, subject }));
        expect(fieldsOf(filled).filter((field) => /^(bcc|cc):/i.test(field))).toEqual([]);
        expect(fieldsOf(filled).filter((field) => /^subject:/i.test(field)).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ["müller@exämple.org", "müller@xn--exmple-cua.org"],
    ["A.B+tag@Example.ORG", "A.B+tag@example.org"],
    ["a@[127.0.0.1]", null],
    ["a b@example.org", null],
    ["a@example.org> SIZE=1", null],
    ["a\r\nRCPT TO:<b@example.org>@example.org", null],
    ["<a>@example.org", null],
    ["a@b@example.org", null],
    ["@example.org", null],
    ["nobody", null],
    [`${"a".repeat(320)}@example.org`, null],
  ])("%j is written to as %j", (email, address) => {
    expect(envelopeAddress(email)).toBe(address);
  });

  test("an address beyond ASCII before the @ is known to need SMTPUTF8", () => {
    expect([needsUtf8("müller@xn--exmple-cua.org"), needsUtf8("a@example.org")]).toEqual([true, false]);
  });
});
