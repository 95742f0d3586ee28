import { createHash, createPublicKey, verify, type KeyObject } from "node:crypto";

// Checks a DKIM signature as the receiving side does (RFC 6376, section 6), written from the RFC and sharing nothing with
// what signs.

type Verdict = { good: true; signed: string[] } | { good: false; why: string };

const trimmed = (line: string): string => line.replace(/[ \t]+$/, "");

function relaxedBody(body: string): string {
  const lines = body.split("\r\n").map((line) => trimmed(line.replace(/[ \t]+/g, " ")));
  while (lines.length > 0 && lines[lines.length - 1] === "") lines.pop();
  return lines.map((line) => `${line}\r\n`).join("");
}

function relaxedHeader(field: string): string {
  const [, name = "", value = ""] = /^([^:]+):([^]*)$/.exec(field) ?? [];
  return `${trimmed(name).toLowerCase()}:${trimmed(
    value
      .split("\r\n")
      .join("")
      .replace(/[ \t]+/g, " "),
  ).replace(/^ /, "")}`;
}

const tagsOf = (value: string): Map<string, string> =>
  new Map(
    value
      .split(";")
      .map((tag) => tag.trim())
      .filter(Boolean)
      .map((tag) => [tag.slice(0, tag.indexOf("=")).trim(), tag.slice(tag.indexOf("=") + 1).trim()] as const),
  );

const withoutBlanks = (text: string): string => text.replace(/\s+/g, "");

/** The public key in a TXT record (RFC 6376, section 3.6.1; RFC 8463, section 4.2). */
function keyOf(record: string): KeyObject {
  const tags = tagsOf(record);
  const bytes = Buffer.from(tags.get("p") ?? "", "base64");
  if (tags.get("k") !== "ed25519") return createPublicKey({ key: bytes, format: "der", type: "spki" });
  return createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: bytes.toString("base64url") },
    format: "jwk",
  });
}

/**
 * Verifies the first signature of a message.
 * @param raw as it went over the wire, without dots doubled for SMTP
 * @param lookUp the TXT record under a name
 */
export function verifyDkim(raw: Buffer, lookUp: (name: string) => string | undefined): Verdict {
  const text = raw.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field));
  if (!signature) return { good: false, why: "no signature" };
  const tags = tagsOf(signature.slice(signature.indexOf(":") + 1).replaceAll("\r\n", ""));
  const tag = (name: string) => withoutBlanks(tags.get(name) ?? "");
  if (tag("v") !== "1" || tag("c") !== "relaxed/relaxed") return { good: false, why: "another form" };

  const bodyHash = createHash("sha256")
    .update(relaxedBody(text.slice(end + 4)), "latin1")
    .digest("base64");
  if (bodyHash !== tag("bh")) return { good: false, why: "another body" };

  // Of fields with one name the last is taken first (section 5.4.2).
  const left = [...fields];
  const names = tag("h").split(":");
  const covered = names.flatMap((name) => {
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return at < 0 ? [] : left.splice(at, 1);
  });
  const bare = signature.replace(/(;\s*b=)[^;]*/, "$1");
  const data = Buffer.from([...covered, bare].map(relaxedHeader).join("\r\n"), "latin1");
  const record = lookUp(`${tag("s")}._domainkey.${tag("d")}`);
  if (!record) return { good: false, why: "no key" };
  const bytes = Buffer.from(tag("b"), "base64");
  const good =
    tag("a") === "ed25519-sha256"
      ? verify(null, createHash("sha256").update(data).digest(), keyOf(record), bytes)
      : tag("a") === "rsa-sha256" && verify("sha256", data, keyOf(record), bytes);
  return good ? { good: true, signed: names } : { good: false, why: "another header" };
}
