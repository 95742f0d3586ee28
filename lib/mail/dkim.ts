import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";

// DomainKeys Identified Mail (RFC 6376) with RSA-SHA256 or Ed25519-SHA256 (RFC 8463), relaxed/relaxed: a message says
// which domain answers for it, and a change on the way shows.

/**
 * The fields a signature covers, those a reader sees or a mail program acts upon. Each is named once more than it stands
 * in the message, so that another of its name, put in on the way, breaks the signature (RFC 6376, section 8.15).
 * RFC 8058 wants List-Unsubscribe and List-Unsubscribe-Post among them.
 */
const SIGNED = [
  ...["from", "reply-to", "to", "cc", "subject", "date", "message-id", "mime-version", "content-type"],
  ...["content-transfer-encoding", "list-id", "list-unsubscribe", "list-unsubscribe-post"],
];

/** Signs with one domain's key. */
export type Signer = {
  domain: string;
  /**
   * @param fields canonical header fields (see `canonicalField`) of the message
   * @param bodyHash SHA-256 of the canonical body
   * @returns the DKIM-Signature field with its CRLF, which goes in front of all others
   */
  sign: (fields: readonly string[], bodyHash: Buffer, at?: Date) => Promise<string>;
  /** The TXT record that this signature is verified with, and the name it belongs under. */
  record: { name: string; value: string };
};

/** A whole header field, folded or not, in relaxed form without its CRLF (RFC 6376, section 3.4.2): "name:value". */
export function canonicalField(field: string): string {
  const colon = field.indexOf(":");
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, "")
    .replace(/[\t ]+/g, " ")
    .replace(/^ | $/g, "");
  return `${field.slice(0, colon).trim().toLowerCase()}:${value}`;
}

/**
 * A part of a body in relaxed form (RFC 6376, section 3.4.4), without regard to empty lines at the body's end. Parts may
 * be joined where neither a blank nor half a line break stands at the seam.
 */
export function canonicalPart(part: Buffer): Buffer {
  const text = part.toString("latin1");
  if (!/\t| {2}| \r\n/.test(text)) return part;
  return Buffer.from(text.replace(/[\t ]+/g, " ").replace(/ (?=\r\n)/g, ""), "latin1");
}

/** The last part of a body in relaxed form: empty lines at its end do not count, and the last line ends in CRLF. */
export function canonicalEnd(part: Buffer): Buffer {
  const text = canonicalPart(part).toString("latin1");
  const kept = text.replace(/ $/, "").replace(/(?:\r\n)+$/, "");
  // A body of nothing but line breaks is empty.
  return Buffer.from(kept === "" ? kept : `${kept}\r\n`, "latin1");
}

/** SHA-256 of a whole body in relaxed form. */
const bodyHashOf = (body: Buffer): Buffer => createHash("sha256").update(canonicalEnd(body)).digest();

/**
 * Signs the header and body of a finished message.
 * @param raw lines ending in CRLF
 * @returns the message with its signature in front
 */
export async function signMessage(signer: Signer, raw: Buffer): Promise<Buffer> {
  const end = raw.indexOf("\r\n\r\n");
  const fields = raw
    .subarray(0, end)
    .toString("utf8")
    .split(/\r\n(?![\t ])/);
  const signature = await signer.sign(fields.map(canonicalField), bodyHashOf(raw.subarray(end + 4)));
  return Buffer.concat([Buffer.from(signature), raw]);
}

/** @param key RSA of at least 1024 bits, or Ed25519. @throws an Error that says what is wrong with the key */
export function createSigner(settings: {
  domain: string;
  selector: string;
  key: string | KeyObject;
}): Signer {
  const { domain, selector } = settings;
  const key = typeof settings.key === "string" ? createPrivateKey(settings.key) : settings.key;
  const kind = key.asymmetricKeyType;
  if (kind !== "rsa" && kind !== "ed25519") throw new Error(`a key of kind ${kind} cannot sign mail`);
  const bits = key.asymmetricKeyDetails?.modulusLength;
  // RFC 8301, section 3.2: shorter ones are no signature to anybody.
  if (kind === "rsa" && (bits ?? 0) < 1024) throw new Error(`an RSA key of ${bits} bits is too short`);

  /** The messages of an update all have the same fields. */
  let folded = { of: "", lines: [] as string[] };
  const namesOver = (names: readonly string[]): string[] => {
    const of = names.join(":");
    if (folded.of !== of) folded = { of, lines: foldNames(names) };
    return folded.lines;
  };

  return {
    domain,
    record: { name: `${selector}._domainkey.${domain}`, value: recordOf(key) },
    sign: async (fields, bodyHash, at = new Date()) => {
      const byName = new Map(fields.map((field) => [field.slice(0, field.indexOf(":")), field]));
      const names = SIGNED.flatMap((name) => (byName.has(name) ? [name, name] : [name]));
      const head = [
        `DKIM-Signature: v=1; a=${kind}-sha256; c=relaxed/relaxed;`,
        ` d=${domain}; s=${selector}; t=${Math.floor(at.getTime() / 1000)};`,
        ` bh=${bodyHash.toString("base64")};`,
        ...namesOver(names),
        " b=",
      ].join("\r\n");
      // Of the names that stand here twice, the second finds nothing more and adds nothing.
      const covered = SIGNED.flatMap((name) => byName.get(name) ?? []);
      const data = Buffer.from([...covered, canonicalField(head)].join("\r\n"), "utf8");
      const signature = (await signData(kind, data, key)).toString("base64");
      return `${head}${signature.replace(/.{72}(?=.)/g, "$&\r\n ")}\r\n`;
    },
  };
}

/** The h= tag over lines of at most 76 signs. */
function foldNames(names: readonly string[]): string[] {
  const lines: string[] = [];
  let line = " h=";
  names.forEach((name, at) => {
    const word = at < names.length - 1 ? `${name}:` : `${name};`;
    if (line.length + word.length > 76) {
      lines.push(line);
      line = " ";
    }
    line += word;
  });
  return [...lines, line];
}

/** In the thread pool: an RSA signature takes about a millisecond, in which others are served. */
const signData = (kind: "rsa" | "ed25519", data: Buffer, key: KeyObject): Promise<Buffer> =>
  new Promise((done, failed) => {
    // RFC 8463, section 3: Ed25519 signs the hash.
    const [algorithm, input] =
      kind === "rsa" ? ["sha256", data] : [null, createHash("sha256").update(data).digest()];
    sign(algorithm, input, key, (cause, signature) => (cause ? failed(cause) : done(signature)));
  });

/** RFC 6376, section 3.6.1; of an Ed25519 key the bare 32 bytes (RFC 8463, section 4.2). */
function recordOf(key: KeyObject): string {
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  const bare = key.asymmetricKeyType === "ed25519" ? spki.subarray(-32) : spki;
  return `v=DKIM1; k=${key.asymmetricKeyType}; p=${bare.toString("base64")}`;
}
