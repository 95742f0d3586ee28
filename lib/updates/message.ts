import { domainToASCII } from "node:url";
import MailComposer from "nodemailer/lib/mail-composer";
import addressparser from "nodemailer/lib/addressparser";

// One update goes out as many nearly equal messages. Composing MIME is the costly part, so it is done once an update and
// language, and what differs by person is put in: four header fields, and the token in the unsubscribe address.

/**
 * Stands for the unsubscribe token while a message is composed. As long as a token (see signId) and of signs that no
 * transfer encoding changes, so that no line grows when the token takes its place.
 */
export const TOKEN_SLOT = "unsubscribeTokenOfThePersonWhoGetsThisMail0";

const CRLF = "\r\n";

/** A finished message but for its personal parts. */
export type MessageTemplate = {
  /** Header fields that are the same for everyone, each ending in CRLF. */
  header: string;
  /** The body, cut where a token belongs. `breakAt`: an encoded line ends after that many of the token's signs. */
  pieces: { before: Buffer; breakAt: number | null }[];
  rest: Buffer;
  /** The address in MAIL FROM. */
  sender: string;
  /** The host our Message-IDs are made with. */
  host: string;
};

export type TemplateParts = {
  /** As in MAIL_FROM: `Name <address>`. */
  from: string;
  subject: string;
  /** Both hold TOKEN_SLOT where the person's token belongs. */
  html: string;
  text: string;
  /** The site's host name. */
  host: string;
  locale: string;
};

/** Header fields the composer adds by itself and that each message gets afresh. */
const personal = /^(?:to|date|message-id|list-unsubscribe):/i;

/** Composes the parts of an update that everyone gets. */
export async function composeTemplate(parts: TemplateParts): Promise<MessageTemplate> {
  const sender = addressparser(parts.from, { flatten: true })[0]?.address ?? "";
  const message = await new MailComposer({
    from: { name: addressparser(parts.from, { flatten: true })[0]?.name ?? "", address: sender },
    subject: parts.subject,
    text: parts.text,
    html: parts.html,
    // RFC 2919; its domain says whose list this is.
    headers: {
      "List-Id": `<updates.${parts.host}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      Precedence: "bulk",
      "Content-Language": parts.locale,
    },
    textEncoding: "quoted-printable",
    newline: "windows",
  })
    .compile()
    .build();
  const end = message.indexOf(CRLF + CRLF);
  const fields = message
    .subarray(0, end)
    .toString("utf8")
    .split(/\r\n(?![ \t])/);
  const header = fields.filter((field) => !personal.test(field)).map((field) => field + CRLF);
  return {
    header: header.join(""),
    ...cutAtTokens(message.subarray(end)),
    sender: envelopeAddress(sender) ?? sender,
    host: parts.host,
  };
}

/** Finds every place of the token, also where quoted-printable broke it over two lines (RFC 2045, section 6.7). */
function cutAtTokens(body: Buffer): Pick<MessageTemplate, "pieces" | "rest"> {
  const slot = new RegExp([...TOKEN_SLOT].join("(?:=\\r\\n)?"), "g");
  const text = body.toString("latin1");
  const pieces: MessageTemplate["pieces"] = [];
  let from = 0;
  for (const found of text.matchAll(slot)) {
    const breakAt = found[0].indexOf("=\r\n");
    pieces.push({
      before: body.subarray(from, found.index),
      breakAt: breakAt < 0 ? null : breakAt,
    });
    from = found.index + found[0].length;
  }
  return { pieces, rest: body.subarray(from) };
}

/** What differs by person. */
export type PersonalParts = {
  deliveryId: string;
  name: string;
  email: string;
  /** From signId(deliveryId, "unsubscribe"). */
  token: string;
  /** Where that token is POSTed (RFC 8058), without it: ends in a slash. */
  unsubscribeBase: string;
  date: Date;
};

/** The address as SMTP takes it, with the domain in ASCII (RFC 5891); null when it could not be one mailbox. */
export function envelopeAddress(email: string): string | null {
  const at = email.lastIndexOf("@");
  const [local, domain] = [email.slice(0, at), domainToASCII(email.slice(at + 1))];
  // What a header or a command could be broken with is not part of any address we mail to.
  if (at < 1 || !domain || /[\p{Cc}\p{Z}<>(),;:"\\[\]@]/u.test(local) || email.length > 320) return null;
  return `${local}@${domain}`;
}

/** Whether an address needs a server that speaks SMTPUTF8 (RFC 6531): letters beyond ASCII before the @. */
export const needsUtf8 = (address: string): boolean => /[^\x00-\x7f]/.test(address);

export const messageIdOf = (deliveryId: string, host: string): string => `<delivery-${deliveryId}@${host}>`;

/** Puts one person's parts into a template: a whole message, lines ending in CRLF. `address` is an envelope address. */
export function fillTemplate(template: MessageTemplate, person: PersonalParts, address: string): Buffer {
  const { token } = person;
  const header =
    `To: ${formatMailbox(person.name, address)}${CRLF}` +
    `Message-ID: ${messageIdOf(person.deliveryId, template.host)}${CRLF}` +
    `Date: ${formatDate(person.date)}${CRLF}` +
    `List-Unsubscribe: <${person.unsubscribeBase}${token}>${CRLF}` +
    template.header;
  const body = template.pieces.flatMap(({ before, breakAt }) => [
    before,
    Buffer.from(
      breakAt === null ? token : `${token.slice(0, breakAt)}=${CRLF}${token.slice(breakAt)}`,
      "latin1",
    ),
  ]);
  // The body begins with the line break that ends the header's last line.
  return Buffer.concat([Buffer.from(header.slice(0, -CRLF.length), "utf8"), ...body, template.rest]);
}

/** RFC 5322, section 3.3, in UTC. */
const formatDate = (date: Date): string => date.toUTCString().replace("GMT", "+0000");

/**
 * A To field's value: the name as quoted words or, beyond ASCII, as encoded words (RFC 2047), then the address.
 * Nothing in a name can end the field.
 */
export function formatMailbox(name: string, address: string): string {
  const words = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, 120)
    .toWellFormed();
  if (!words) return address;
  const display = /^[\x20-\x7e]+$/.test(words) && words.length <= 60 ? quote(words) : encodeWords(words);
  return `${display}${CRLF} <${address}>`;
}

const quote = (words: string): string => `"${words.replace(/["\\]/g, "\\$&")}"`;

/** Base64 encoded words of at most 75 signs, whole characters in each, a line each (RFC 2047, sections 2 and 5). */
function encodeWords(words: string): string {
  const chunks: string[] = [];
  let chunk = "";
  for (const sign of words) {
    if (Buffer.byteLength(chunk + sign) > 42) {
      chunks.push(chunk);
      chunk = "";
    }
    chunk += sign;
  }
  return [...chunks, chunk]
    .map((part) => `=?UTF-8?B?${Buffer.from(part).toString("base64")}?=`)
    .join(`${CRLF} `);
}
