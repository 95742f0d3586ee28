import fc from "fast-check";
import PostalMime from "postal-mime";
import { beforeAll, describe, expect, test } from "vitest";
import {
  composeTemplate,
  envelopeAddress,
  fillTemplate,
  formatMailbox,
  type MessageTemplate,
  needsUtf8,
  TOKEN_SLOT,
} from "@/lib/updates/message";
import { signId } from "@/lib/platform/tokens";

const token = signId("01234567-89ab-7def-8123-456789abcdef", "unsubscribe");
const parts = {
  from: "The Children's Movement of California <movement@exämple.org>",
  subject: "¡Niños & niñas! — the vote",
  html: `<p>é ${"x".repeat(50)} <a href="https://example.org/unsubscribe/${TOKEN_SLOT}">Unsubscribe</a> = ñ</p>`,
  text: `Hola, señora:\n\n.a line with a dot\n\nUnsubscribe: https://example.org/unsubscribe/${TOKEN_SLOT}\n`,
  host: "example.org",
  locale: "es",
};
const person = {
  deliveryId: "01234567-89ab-7def-8123-456789abcdef",
  name: "José Nguyễn",
  email: "jose@example.org",
  token,
  unsubscribeBase: "https://example.org/api/unsubscribe/",
  date: new Date("2026-11-21T20:00:00Z"),
};
let template: MessageTemplate;
beforeAll(async () => {
  template = await composeTemplate(parts);
});

const fill = (changes: Partial<typeof person> = {}, address = "jose@example.org") =>
  fillTemplate(template, { ...person, ...changes }, address);
const fieldsOf = (raw: Buffer): string[] =>
  raw
    .toString("utf8")
    .split("\r\n\r\n")[0]!
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");

describe("a filled message", () => {
  test("has one of each header that mail programs and RFC 8058 want", () => {
    const fields = fieldsOf(fill());
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
    expect(template.sender).toBe("movement@xn--exmple-cua.org");
  });

  test("is read by another library as it was meant", async () => {
    const mail = await PostalMime.parse(fill());
    expect(mail.subject).toBe(parts.subject);
    expect(mail.to).toEqual([{ name: "José Nguyễn", address: "jose@example.org" }]);
    expect(mail.from?.name).toBe("The Children's Movement of California");
    expect(mail.html?.trim()).toBe(parts.html.replaceAll(TOKEN_SLOT, token));
    expect(mail.text?.trim()).toBe(parts.text.replaceAll(TOKEN_SLOT, token).trim());
  });

  test("keeps to the lengths of lines and ends each with CRLF", () => {
    const raw = fill().toString("latin1");
    expect(raw.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const [header = "", ...body] = raw.split("\r\n\r\n");
    for (const line of header.split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
    for (const line of body.join("\r\n").split("\r\n")) expect(line.length).toBeLessThanOrEqual(76);
    expect(raw).not.toContain(TOKEN_SLOT);
  });

  test("carries the token wherever a line is broken inside it", async () => {
    for (let shift = 0; shift < 80; shift++) {
      const shifted = await composeTemplate({ ...parts, html: `<p>${"a".repeat(shift)}ñ ${TOKEN_SLOT}</p>` });
      const mail = await PostalMime.parse(fillTemplate(shifted, person, "jose@example.org"));
      expect(mail.html?.trim()).toBe(`<p>${"a".repeat(shift)}ñ ${token}</p>`);
    }
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
    const plain = fieldsOf(fill()).length;
    await fc.assert(
      fc.asyncProperty(wild, async (name) => {
        const raw = fill({ name });
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
        const filled = fillTemplate(await composeTemplate({ ...parts, subject }), person, "jose@example.org");
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

  test("a long name is encoded in words of at most 75 signs, each whole", () => {
    const words = formatMailbox("ñ👩‍👩‍👧".repeat(30), "a@example.org").match(/=\?UTF-8\?B\?[^?]+\?=/g) ?? [];
    expect(words.length).toBeGreaterThan(1);
    for (const word of words) {
      expect(word.length).toBeLessThanOrEqual(75);
      const text = Buffer.from(word.slice(10, -2), "base64").toString("utf8");
      expect(text).not.toContain("\ufffd");
    }
  });
});
