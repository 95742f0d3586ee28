import { Resolver } from "node:dns/promises";
import { getDomain } from "tldts";

/** What DNS says of a name's TXT records: what they hold, or why that is not known. */
export type TxtAnswer = { kind: "found"; records: string[] } | { kind: "none" } | { kind: "unknown" };
export type LookUp = (name: string) => Promise<TxtAnswer>;

/** How long a resolver may think, in milliseconds: a page waits for it. */
const PATIENCE = 1500;
const KEPT = 5 * 60_000;

const known = new Map<string, { until: number; answer: Promise<TxtAnswer> }>();

/** Asks DNS for a name's TXT records; never throws. What was found out is kept for five minutes, so is what was not. */
export const lookUpTxt: LookUp = (name) => {
  const now = Date.now();
  const kept = known.get(name);
  if (kept && kept.until > now) return kept.answer;
  const answer = ask(name);
  if (known.size >= 100) known.clear();
  known.set(name, { until: now + KEPT, answer });
  return answer;
};

async function ask(name: string): Promise<TxtAnswer> {
  const resolver = new Resolver({ timeout: PATIENCE, tries: 1 });
  const patience = setTimeout(() => resolver.cancel(), PATIENCE);
  try {
    // A record longer than 255 signs comes in parts (RFC 7208, section 3.3).
    return { kind: "found", records: (await resolver.resolveTxt(name)).map((parts) => parts.join("")) };
  } catch (cause) {
    const { code } = cause as { code?: string };
    return code === "ENOTFOUND" || code === "ENODATA" ? { kind: "none" } : { kind: "unknown" };
  } finally {
    clearTimeout(patience);
  }
}

/** Whose word is asked for. */
export type SenderDomains = {
  /** Of the address in MAIL FROM, which SPF is about. */
  envelopeDomain: string;
  /** Of the address that readers see, which DMARC is about. */
  fromDomain: string;
  /** What we sign with, and the record it is verified by; null: this site does not sign. */
  signing: { domain: string; record: { name: string; value: string } } | null;
};

/** What vouches for mail from a domain (RFC 7208, RFC 6376, RFC 7489). `dkim` is null where this site does not sign. */
export type SenderRecords = { spf: TxtAnswer; dkim: TxtAnswer | null; dmarc: TxtAnswer };

/** Looks up what vouches for a sender, all at the same time. */
export async function lookUpSender(
  { envelopeDomain, fromDomain, signing }: SenderDomains,
  lookUp: LookUp = lookUpTxt,
): Promise<SenderRecords> {
  const policy = async (): Promise<TxtAnswer> => {
    const own = beginning(/^v=DMARC1\b/i, await lookUp(`_dmarc.${fromDomain}`));
    // A domain without a record of its own has that of the domain it is a part of (RFC 7489, section 6.6.3).
    const above = getDomain(fromDomain);
    return own.kind === "none" && above && above !== fromDomain
      ? beginning(/^v=DMARC1\b/i, await lookUp(`_dmarc.${above}`))
      : own;
  };
  const [spf, dkim, dmarc] = await Promise.all([
    lookUp(envelopeDomain).then((answer) => beginning(/^v=spf1(?:\s|$)/i, answer)),
    signing ? lookUp(signing.record.name) : null,
    policy(),
  ]);
  return { spf, dkim, dmarc };
}

function beginning(tag: RegExp, answer: TxtAnswer): TxtAnswer {
  if (answer.kind !== "found") return answer;
  const records = answer.records.filter((record) => tag.test(record));
  return records.length > 0 ? { kind: "found", records } : { kind: "none" };
}
