import { plainWords } from "./words";

/** Why a message was not delivered, as far as it concerns the address. */
export type Failure = "hard" | "soft" | "block";

const CODE = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])/;

/** The first enhanced status code (RFC 3463, section 2) in a text; null for none. */
export function findCode(text: string): string | null {
  const found = CODE.exec(text.slice(0, 2000));
  return found ? `${found[1]}.${Number(found[2])}.${Number(found[3])}` : null;
}

/** The basic reply code (RFC 5321, section 4.2) that a text begins with, or that stands behind "smtp;" or "said:". */
export function findReply(text: string): number | null {
  const found = /(?:^|;|said:|error[: ]+|\s)\s*([245]\d\d)(?=[\s-]|$)/i.exec(text.slice(0, 2000));
  return found ? Number(found[1]) : null;
}

/** What codes say by themselves; the rest is settled by words and class. Of RFC 3463, 7293, 7372, 7505. */
const byCode: Record<string, Failure> = {
  "1.1": "hard",
  "1.2": "hard",
  "1.3": "hard",
  "1.4": "hard",
  "1.6": "hard",
  "1.7": "block",
  "1.8": "block",
  "1.9": "block",
  "1.10": "hard",
  "2.1": "hard",
  "2.2": "soft",
  "2.3": "soft",
  "3.4": "soft",
  "4.4": "hard",
  "4.7": "soft",
  "7.13": "hard",
  "7.17": "hard",
  "7.18": "hard",
};

const nobodyThere = new RegExp(
  [
    "user unknown|unknown user|unknown (?:recipient|mailbox|address|local part)|nosuchuser|invaliduser",
    "no such (?:user|mailbox|recipient|address|person|account|local user)",
    "(?:user|mailbox|recipient|address|account|domain)[^.]{0,60}(?:does ?n[o']t exist|not found|is unknown|not known)",
    "(?:doesn't|does not|didn't) have an? \\S+ account|not a (?:known|valid) (?:user|mailbox|address)",
    "invalid (?:recipient|mailbox|address|user)|recipient (?:not found|unknown)|resolver\\.adr\\.\\S*notfound",
    "mailbox (?:unavailable|disabled|is disabled|is inactive|not available)|no mailbox here by that name",
    "account (?:is |has been |was )?(?:disabled|deactivated|inactive|deleted|suspended|closed|terminated)",
    "unrouteable address|host or domain name not found|null mx|no longer (?:valid|available|in use|on this server)",
    "recipient address rejected: access denied|all relevant mx records point to non-existent hosts",
  ].join("|"),
);

const full =
  /mailbox(?: is)? full|over ?quota|quota (?:is )?exceeded|exceed\w* (?:\S+ ){0,3}quota|insufficient (?:system )?storage|out of storage|storage (?:is )?full|mailbox size limit|buzon lleno/;

const blocked = new RegExp(
  [
    "spam|black ?list|block ?list|deny ?list|blocked|dnsbl|\\brbl\\b|spamhaus|barracuda|proofpoint|cloudmark",
    "reputation|unsolicited|\\bdmarc\\b|\\bdkim\\b|\\bspf\\b|not authenticated|unauthenticated|reverse dns|\\bptr\\b",
    "rate limit|too many|throttl|greylist|gray ?list|policy|virus|content rejected|message content|relay(?:ing)?",
    "not authori[sz]ed|not allowed|suspicious|banned|sender rejected|sender denied",
  ].join("|"),
);

/** A list of senders is named: then it is about us, whatever the code says. */
const aboutUs = /spamhaus|dnsbl|\brbl\b|blocked using|black ?list|reputation|\bdmarc\b|\bspf\b|client host/;

/**
 * Why a message was finally not delivered, by its enhanced code, the server's reply code and its words, in that order
 * of trust: codes are often general (5.0.0) or wrong, and what would stop mail to somebody for good must be plain.
 */
export function classify(code: string | null, text: string): Failure {
  const words = plainWords(text.slice(0, 2000));
  const [family, ...rest] = (code ?? "").split(".");
  const detail = rest.join(".");
  if (full.test(words)) return "soft";
  const said = byCode[detail];
  // What is refused "for now" is never for good.
  const forNow =
    family === "4" || (family === "" && (findReply(text) ?? 0) < 500 && findReply(text) !== null);
  if (forNow) return detail.startsWith("7.") || blocked.test(words) ? "block" : "soft";
  if (said === "hard") return aboutUs.test(words) ? "block" : "hard";
  if (said) return said;
  if (nobodyThere.test(words) && !aboutUs.test(words)) return "hard";
  if (detail.startsWith("7.") || detail.startsWith("6.") || blocked.test(words)) return "block";
  if (detail === "1.0" || detail === "1.5") return "hard";
  return "soft";
}
