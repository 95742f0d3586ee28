import { cleanLine } from "./text";

/** A domain in ASCII (IDNA, as browsers do it), or null if it is none that mail could go to. */
function domainInAscii(domain: string): string | null {
  if (domain === "" || /[\s:/?#@[\]\\%_]/u.test(domain) || !URL.canParse(`http://${domain}`)) return null;
  const ascii = new URL(`http://${domain}`).hostname;
  const labels = ascii.split(".");
  const sound = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  // A numeric last label is an IP address (RFC 3696, 2).
  return sound && labels.length > 1 && ascii.length <= 253 && /[a-z]/.test(labels.at(-1) ?? "")
    ? ascii
    : null;
}

// RFC 5322's dot-atom, with everything beyond ASCII that RFC 6531 adds. Quoted local parts are not taken.
const LOCAL_PART =
  /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\x00-\x7F])+(?:\.(?:[\w!#$%&'*+/=?^`{|}~-]|[^\x00-\x7F])+)*$/u;

/** Whether a text has so many octets at most, in UTF-8. No sign has more than three a place. */
const fits = (text: string, most: number): boolean =>
  text.length * 3 <= most || new TextEncoder().encode(text).length <= most;

export type Address = {
  /** As it was typed, without spaces around: mail goes there. */
  email: string;
  /** What makes two addresses the same. */
  key: string;
};

/** Reads an address that somebody typed; null if it cannot be one. Lengths after RFC 5321, 4.5.3.1. */
export function readAddress(typed: string): Address | null {
  const email = cleanLine(typed);
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const plainLocal = local.normalize("NFKC");
  const domain = domainInAscii(email.slice(at + 1));
  if (at < 1 || domain === null || !fits(local, 64) || !fits(email, 254)) return null;
  if (!LOCAL_PART.test(plainLocal) || /[\p{Z}\p{Cc}\p{Cf}\p{Cs}]/u.test(local)) return null;
  return { email, key: `${plainLocal.toLowerCase()}@${domain}` };
}
