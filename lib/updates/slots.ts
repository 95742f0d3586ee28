import { canonicalEnd, canonicalPart } from "@/lib/mail/dkim";
import { CLICK_SLOT } from "./clicks/slot";
import { SLOT } from "./personal";

// The body of a composed message is cut where something personal belongs. A slot of a fixed length is filled in its
// place; a personal value, which may be of any length, gets lines of its own, between soft line breaks that no reader
// sees (quoted-printable, RFC 2045, section 6.7).

/**
 * Stands for the unsubscribe token while a message is composed. As long as a token (see signId) and of signs that no
 * transfer encoding changes, so that no line grows when the token takes its place.
 */
export const TOKEN_SLOT = "unsubscribeTokenOfThePersonWhoGetsThisMail0";

export type Slot =
  /** `breakAt`: an encoded line ends after that many of the token's signs; null: none does. */
  | { kind: "unsubscribe" | "click"; breakAt: number | null }
  | { kind: "personal"; index: number; part: "html" | "text" };

/** A stretch of the body that everyone gets, in the form that is signed too, and what follows it. */
type Piece = { before: Buffer; canonical: Buffer; slot: Slot };

export type CutBody = { pieces: Piece[]; rest: Buffer; canonicalRest: Buffer };

const SOFT_BREAK = "=\r\n";
/** A word that an encoder may have broken over two lines anywhere. */
const soft = (word: string): string => [...word].join("(?:=\\r\\n)?");

const SLOTS = new RegExp(
  `(${soft(TOKEN_SLOT)})|(${soft(CLICK_SLOT)})|${soft(SLOT)}(?:=\\r\\n)?((?:\\d(?:=\\r\\n)?)+)` +
    `${soft("In")}(?:=\\r\\n)?(${soft("Html")}|${soft("Text")})`,
  "g",
);

/** The slots in a text that is not encoded. */
export const SLOTS_IN_TEXT = new RegExp(
  `${TOKEN_SLOT}|${CLICK_SLOT}|${SLOT}(\\d+)In(Html|Text|Subject)`,
  "g",
);

/** Cuts a body at its slots. It is quoted-printable or plain ASCII, with lines ending in CRLF. */
export function cutBody(body: Buffer): CutBody {
  const text = body.toString("latin1");
  const pieces: Piece[] = [];
  let from = 0;
  let isolated = false;
  const stretch = (end: number): string => {
    const plain = text.slice(from, end);
    return isolated ? afterValue(plain) : plain;
  };
  for (const found of text.matchAll(SLOTS)) {
    const [whole, unsubscribe, , digits, part] = found;
    const before = stretch(found.index);
    if (digits === undefined) {
      const broken = whole.indexOf(SOFT_BREAK);
      const kind = unsubscribe === undefined ? "click" : "unsubscribe";
      pieces.push(piece(before, { kind, breakAt: broken < 0 ? null : broken }));
    } else {
      const index = Number(digits.replaceAll(SOFT_BREAK, ""));
      const place = part?.startsWith("H") ? "html" : "text";
      const ended = before === "" || before.endsWith("\n") ? before : before + SOFT_BREAK;
      pieces.push(piece(ended, { kind: "personal", index, part: place }));
    }
    isolated = digits !== undefined;
    from = found.index + whole.length;
  }
  const rest = Buffer.from(stretch(text.length), "latin1");
  return { pieces, rest, canonicalRest: canonicalEnd(rest) };
}

function piece(before: string, slot: Slot): Piece {
  const bytes = Buffer.from(before, "latin1");
  return { before: bytes, canonical: canonicalPart(bytes), slot };
}

/** What stands behind a value on a line of its own. A dot at the beginning of a line would have to be doubled. */
function afterValue(text: string): string {
  if (text.startsWith("\r\n")) return text;
  const own = text.startsWith(SOFT_BREAK) ? text.slice(SOFT_BREAK.length) : text;
  return SOFT_BREAK + own.replace(/^\./, "=2E");
}

/** A line's room for an encoded value, with its soft line break. */
const WIDTH = 75;

/**
 * A value in quoted-printable, in lines of its own. A blank at either end or beside another is encoded, as is a dot at a
 * line's beginning, so that its canonical form is itself and nothing on the way needs to change it.
 */
export function encodeValue(value: string): string {
  let encoded = "";
  let line = 0;
  const signs = [...Buffer.from(value, "utf8")];
  signs.forEach((byte, at) => {
    const blank = byte === 0x20 && at > 0 && at < signs.length - 1 && signs[at - 1] !== 0x20;
    const plain = byte > 0x20 && byte < 0x7f && byte !== 0x3d && !(byte === 0x2e && line === 0);
    let sign = plain || blank ? String.fromCharCode(byte) : hex(byte);
    if (line + sign.length > WIDTH) {
      encoded += SOFT_BREAK;
      line = 0;
      if (sign === "." || sign === " ") sign = hex(byte);
    }
    encoded += sign;
    line += sign.length;
  });
  return encoded;
}

const hex = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;

/** A token in its slot's place, broken over two lines where the slot was. */
export const fillToken = (token: string, breakAt: number | null): string =>
  breakAt === null ? token : `${token.slice(0, breakAt)}${SOFT_BREAK}${token.slice(breakAt)}`;
