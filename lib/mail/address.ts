import { domainToASCII } from "node:url";
import { oneLine } from "./text";

/**
 * An address as the mail system wants it: the domain in ASCII (IDNA), the local part as it is; where that is not
 * ASCII the server must know SMTPUTF8 (RFC 6531), and nodemailer writes the domain in UTF-8 again. Control signs are
 * taken out, so that nothing can add a header.
 */
export function wireAddress(address: string): string {
  const clean = oneLine(address).replace(/[<>\s]/g, "");
  const at = clean.lastIndexOf("@");
  if (at < 1) return clean;
  const domain = clean.slice(at + 1);
  return `${clean.slice(0, at)}@${domainToASCII(domain) || domain}`;
}
