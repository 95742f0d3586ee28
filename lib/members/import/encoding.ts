import chardet from "chardet";
import { type ImportEncoding, importEncodings } from "./schema";

/** How much of a file is looked at to tell what it is written in, in bytes. */
const LOOKED_AT = 256 * 1024;

// Letters and signs that English and Spanish text holds beyond ASCII.
const EXPECTED = new Set("áéíóúñüÁÉÍÓÚÑÜ¿¡ªº’‘“”–—…çèàâêôïëöä°€");

/** Tells, piece by piece, whether all of a file is UTF-8 (RFC 3629). */
export function createUtf8Check(): { add: (piece: Uint8Array) => void; holds: () => boolean } {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let valid = true;
  const attempt = (piece: Uint8Array | undefined) => {
    if (!valid) return;
    try {
      decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      valid = false;
    }
  };
  return {
    add: (piece) => attempt(piece),
    holds: () => {
      attempt(undefined);
      return valid;
    },
  };
}

/** The byte-order mark a file begins with (Unicode 16, section 23.8), if it does. */
function byMark(bytes: Uint8Array): ImportEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Most signs of a list are ASCII: in UTF-16 every other byte is zero then. */
function byZeros(bytes: Uint8Array): ImportEncoding | null {
  const zeros = [0, 0];
  bytes.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2]! += 1;
  });
  const many = bytes.length * 0.2;
  if (zeros[1]! > many && zeros[0]! < many / 4) return "utf-16le";
  if (zeros[0]! > many && zeros[1]! < many / 4) return "utf-16be";
  return null;
}

/** How many of the signs beyond ASCII are ones that such a list holds, from -1 (none) to 1 (all). */
function likelihood(bytes: Uint8Array, encoding: ImportEncoding): number {
  const beyond = [...new TextDecoder(encoding).decode(bytes)].filter((sign) => sign > "\x7f");
  if (beyond.length === 0) return 0;
  const right = beyond.filter((sign) => EXPECTED.has(sign)).length;
  return (2 * right) / beyond.length - 1;
}

const known = (name: string | undefined): ImportEncoding | null =>
  importEncodings.find((encoding) => encoding === name?.toLowerCase()) ?? null;

/**
 * What a file is written in: by its byte-order mark, by the zeros of UTF-16, as UTF-8 where all of it is, else by which
 * of the usual ones makes Spanish and English of it, and last by what its bytes look like.
 * @param start the first bytes of the file
 * @param isUtf8 whether all of the file is UTF-8
 */
export function detectEncoding(start: Uint8Array, isUtf8: boolean): ImportEncoding {
  const bytes = start.subarray(0, LOOKED_AT);
  const certain = byMark(bytes) ?? byZeros(bytes);
  if (certain) return certain;
  if (isUtf8) return "utf-8";
  const west = likelihood(bytes, "windows-1252");
  const mac = likelihood(bytes, "macintosh");
  if (Math.max(west, mac) < 0) {
    const [best] = chardet.analyse(bytes);
    const other = known(best?.name);
    if (other && (best?.confidence ?? 0) >= 40) return other;
  }
  return mac > west ? "macintosh" : "windows-1252";
}
