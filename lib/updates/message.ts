import { createHash, type Hash } from "node:crypto";
import { domainToASCII } from "node:url";
import MailComposer from "nodemailer/lib/mail-composer";
import { canonicalField, type Signer } from "@/lib/mail/dkim";
import { html } from "@/lib/mail/html";
import { fieldOf, formatMailbox } from "./header-field";
import { SLOT } from "./personal";
import { cutBody, encodeValue, fillToken, SLOTS_IN_TEXT, TOKEN_SLOT, type CutBody, type Slot } from "./slots";

// One update goes out as many nearly equal messages. Composing MIME is the costly part, so it is done once an update and
// language, and what differs by person is put in: a few header fields, tokens in addresses, and personal values.

const CRLF = "\r\n";

/** A finished message but for its personal parts. */
export type MessageTemplate = CutBody & {
  /** Header fields that are the same for everyone, each ending in CRLF, and the canonical form of each. */
  header: string;
  canonicalHeader: string[];
  /** With slots where it holds personal values; then it is not among the fields that are the same for everyone. */
  subject: string;
  subjectIsPersonal: boolean;
  /** SHA-256 over what stands before the first slot: each message goes on from a copy. */
  begun: Hash;
  /** The host our Message-IDs are made with. */
  host: string;
};

export type TemplateParts = {
  from: { name: string; address: string };
  /** Where answers go; null: to `from`. */
  replyTo: string | null;
  /** All three hold slots where something personal belongs. */
  subject: string;
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
  const subjectIsPersonal = parts.subject.includes(SLOT);
  const message = await new MailComposer({
    from: parts.from,
    ...(parts.replyTo ? { replyTo: { name: "", address: parts.replyTo } } : {}),
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
    // Plain ASCII too: a value that is put in may be anything.
    encoding: "quoted-printable",
    newline: "windows",
  })
    .compile()
    .build();
  const end = message.indexOf(CRLF + CRLF);
  const fields = message
    .subarray(0, end)
    .toString("utf8")
    .split(/\r\n(?![ \t])/)
    .filter((field) => !personal.test(field) && !(subjectIsPersonal && /^subject:/i.test(field)));
  const body = cutBody(message.subarray(end + 2 * CRLF.length));
  const begun = createHash("sha256");
  if (body.pieces[0]) begun.update(body.pieces[0].canonical);
  return {
    ...body,
    header: fields.map((field) => field + CRLF).join(""),
    canonicalHeader: fields.map(canonicalField),
    ...{ subject: parts.subject, subjectIsPersonal, begun, host: parts.host },
  };
}

/** What differs by person. */
export type PersonalParts = {
  deliveryId: string;
  name: string;
  /** An envelope address. */
  address: string;
  /** From signId(deliveryId, "unsubscribe") and clickToken(deliveryId). */
  tokens: { unsubscribe: string; click: string };
  /** Where the first is POSTed (RFC 8058), without it: ends in a slash. */
  unsubscribeBase: string;
  /** Where mail ends this kind too (RFC 2369); null: nowhere. */
  unsubscribeMailbox: string | null;
  /** What stands in the slots of personal values, by their number. */
  values: readonly string[];
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

/** A text with a person's values and tokens in its slots; a slot nobody has a value for stays. */
export function fillText(text: string, part: "html" | "text" | "subject", person: PersonalText): string {
  const word = { html: "Html", text: "Text", subject: "Subject" }[part];
  return text.replace(
    SLOTS_IN_TEXT,
    (whole: string, digits: string | undefined, place: string | undefined) => {
      if (digits === undefined) return whole === TOKEN_SLOT ? person.tokens.unsubscribe : person.tokens.click;
      const value = place === word ? person.values[Number(digits)] : undefined;
      if (value === undefined) return whole;
      return part === "html" ? escape(value) : value;
    },
  );
}

type PersonalText = Pick<PersonalParts, "tokens" | "values">;

/** The fields of a person's message, each ending in CRLF, that are not everybody's. */
function personalFields(template: MessageTemplate, person: PersonalParts): string[] {
  const mailbox = person.unsubscribeMailbox;
  const byMail = mailbox ? `,${CRLF} <mailto:${mailbox}?subject=unsubscribe>` : "";
  return [
    `To: ${formatMailbox(person.name, person.address)}${CRLF}`,
    ...(template.subjectIsPersonal
      ? [fieldOf("Subject", fillText(template.subject, "subject", person))]
      : []),
    `Message-ID: ${messageIdOf(person.deliveryId, template.host)}${CRLF}`,
    `Date: ${formatDate(person.date)}${CRLF}`,
    `List-Unsubscribe: <${person.unsubscribeBase}${person.tokens.unsubscribe}>${byMail}${CRLF}`,
  ];
}

/**
 * Puts one person's parts into a template, and signs it where there is something to sign with: a whole message, lines
 * ending in CRLF.
 */
export async function fillTemplate(
  template: MessageTemplate,
  person: PersonalParts,
  signer: Signer | null = null,
): Promise<Buffer> {
  const fields = personalFields(template, person);
  const filled = template.pieces.map(({ slot }) => Buffer.from(filledSlot(slot, person), "latin1"));
  const body = template.pieces.flatMap(({ before }, at) => [before, filled[at]!]);
  const signature = signer ? await signTemplate(template, fields, filled, signer, person.date) : "";
  const header = Buffer.from(`${signature}${fields.join("")}${template.header}${CRLF}`, "utf8");
  return Buffer.concat([header, ...body, template.rest]);
}

function signTemplate(
  template: MessageTemplate,
  fields: readonly string[],
  filled: readonly Buffer[],
  signer: Signer,
  at: Date,
): Promise<string> {
  const hash = template.begun.copy();
  template.pieces.forEach(({ canonical }, place) => {
    if (place > 0) hash.update(canonical);
    // Its canonical form is itself; see encodeValue.
    hash.update(filled[place]!);
  });
  const bodyHash = hash.update(template.canonicalRest).digest();
  const own = fields.map((field) => canonicalField(field.slice(0, -CRLF.length)));
  return signer.sign([...own, ...template.canonicalHeader], bodyHash, at);
}

function filledSlot(slot: Slot, person: PersonalParts): string {
  if (slot.kind !== "personal") return fillToken(person.tokens[slot.kind], slot.breakAt);
  const value = person.values[slot.index] ?? "";
  return encodeValue(slot.part === "html" ? escape(value) : value);
}

const escape = (text: string): string => html`${text}`.toString();

/** RFC 5322, section 3.3, in UTC. */
const formatDate = (date: Date): string => date.toUTCString().replace("GMT", "+0000");
