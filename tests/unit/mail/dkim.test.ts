import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSigner, signMessage } from "@/lib/mail/dkim";
import { verifyDkim } from "../../support/verify-dkim";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const ed25519 = generateKeyPairSync("ed25519").privateKey;
const pem = (key: typeof rsa) => key.export({ type: "pkcs8", format: "pem" }).toString();
const signerOf = (key: typeof rsa) =>
  createSigner({ domain: "example.org", selector: "m2026", key: pem(key) });
const check = (raw: Buffer, signer: ReturnType<typeof signerOf>) =>
  verifyDkim(raw, (name) => (name === signer.record.name ? signer.record.value : undefined));

const message = (header: string, body: string) => Buffer.from(`${header}\r\n\r\n${body}`);
const header = [
  "From: The Movement <movement@example.org>",
  'To: "Ana\tLee"\r\n  <ana@example.org>',
  "Subject:  Thursday's \t vote ",
  "List-Unsubscribe: <https://example.org/u/1>",
  "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
].join("\r\n");

describe.each([
  ["RSA", rsa],
  ["Ed25519", ed25519],
])("a signature with %s", (_, key) => {
  const signer = signerOf(key);

  test("is verified by another's reading of the RFC, with both unsubscribe fields under it", async () => {
    const raw = await signMessage(signer, message(header, "Hello,\r\n\r\n.a  dot \r\n\r\n\r\n"));
    const verdict = check(raw, signer);
    expect(verdict.good).toBe(true);
    expect(verdict.good && verdict.signed).toEqual(
      expect.arrayContaining(["from", "to", "subject", "list-unsubscribe", "list-unsubscribe-post"]),
    );
    for (const line of raw.toString().split("\r\n\r\n")[0]!.split("\r\n"))
      expect(line.length).toBeLessThanOrEqual(78);
  });

  test("holds for what servers on the way may change, and for nothing else", async () => {
    const raw = (await signMessage(signer, message(header, "Hello,\r\nthe vote.\r\n"))).toString();
    const changed = (from: string, to: string) => check(Buffer.from(raw.replace(from, to)), signer).good;
    expect(changed("Subject:  Thursday's", "subject: Thursday's")).toBe(true);
    expect(changed("the vote.\r\n", "the vote. \r\n\r\n")).toBe(true);
    expect(changed("From:", "Received: from somewhere\r\nFrom:")).toBe(true);
    expect(changed("Hello", "Hullo")).toBe(false);
    expect(changed("Thursday's", "Friday's")).toBe(false);
    expect(changed("https://example.org/u/1", "https://example.net/u/1")).toBe(false);
  });

  test.each([
    "From: x@evil.example",
    "Subject: other",
    "Reply-To: x@evil.example",
    "Content-Type: text/html",
  ])("breaks when a second %j is put in", async (field) => {
    const raw = (await signMessage(signer, message(header, "Hello"))).toString();
    expect(check(Buffer.from(`${field}\r\n${raw}`), signer).good).toBe(false);
    expect(check(Buffer.from(raw.replace("\r\n\r\n", `\r\n${field}\r\n\r\n`)), signer).good).toBe(false);
  });
});

test("any body and any subject can be signed", async () => {
  const signer = signerOf(ed25519);
  const bits = fc.array(fc.constantFrom("a", " ", "\t", "\r\n", "=", ".", "é", "\r\n\r\n", "word "), {
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(bits, fc.string({ maxLength: 40 }), async (body, subject) => {
      const safe = subject.replace(/[\r\n]/g, " ");
      const raw = await signMessage(
        signer,
        message(`From: a@example.org\r\nSubject: ${safe}`, body.join("")),
      );
      expect(check(raw, signer)).toMatchObject({ good: true });
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["an RSA key that is too short", generateKeyPairSync("rsa", { modulusLength: 512 }).privateKey],
  ["a key of another kind", generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey],
])("%s is refused", (_, key) => {
  expect(() => signerOf(key)).toThrow();
});
