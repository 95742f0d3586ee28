import { getDomain } from "tldts";
import { good, unknown, wrong, type Finding } from "./checks";
import type { SenderDomains, SenderRecords, TxtAnswer } from "./lookup-sender";

/** Whether a name can be looked up on the Internet at all (RFC 2606, RFC 6761, RFC 6762). */
export const isPublicDomain = (domain: string): boolean =>
  domain.includes(".") && !/(?:^|\.)(?:localhost|local|test|example|invalid|internal)$/i.test(domain);

const notLookedUp = (what: string): Finding =>
  unknown(`${what} could not be looked up: the name service did not answer in time.`);

/** Whether the domains behind a mail say that it is theirs, which the large mailbox providers ask of bulk mail. */
export function checkSender(domains: SenderDomains, records: SenderRecords): Finding[] {
  return [
    judgeSpf(domains.envelopeDomain, records.spf),
    ...judgeDkim(domains, records.dkim),
    judgeDmarc(domains.fromDomain, records.dmarc),
  ];
}

function judgeSpf(domain: string, answer: TxtAnswer): Finding {
  if (answer.kind === "unknown") return notLookedUp(`The SPF record of ${domain}`);
  if (answer.kind === "none")
    return wrong(
      `${domain} has no SPF record, so nobody can see which servers may send its mail. Ask whoever looks after the domain to add one.`,
    );
  if (answer.records.length > 1)
    return wrong(
      `${domain} has ${answer.records.length} SPF records. There must be one, or none of them counts.`,
    );
  if (/^v=spf1\s+-all$/i.test(answer.records[0] ?? ""))
    return wrong(`The SPF record of ${domain} says that no server may send its mail.`);
  return good(`${domain} says which servers may send its mail (SPF).`);
}

/** The key in a DKIM record: "v=DKIM1; k=rsa; p=MIIB…"; "" where it was revoked. */
const keyOf = (record: string): string =>
  /(?:^|;)\s*p\s*=\s*([^;]*)/i.exec(record)?.[1]?.replace(/\s+/g, "") ?? "";

function judgeDkim({ signing, fromDomain }: SenderDomains, answer: TxtAnswer | null): Finding[] {
  if (!signing || !answer)
    return [
      unknown(
        "This site does not sign its mail (DKIM_DOMAIN is not set). That is well where your mail service signs it; ask whoever runs it.",
      ),
    ];
  const { domain, record } = signing;
  const found: Finding[] = [];
  if (answer.kind === "unknown") found.push(notLookedUp(`The DKIM key at ${record.name}`));
  else if (answer.kind === "none" || !answer.records.some(keyOf))
    found.push(
      wrong(
        `Mail is signed, and the key that it is checked with is not at ${record.name}. Ask whoever looks after the domain to put it there; docs/operations.md says how.`,
      ),
    );
  else if (!answer.records.some((one) => keyOf(one) === keyOf(record.value)))
    found.push(
      wrong(
        `Another key than the one that mail is signed with is at ${record.name}. Every signature would fail.`,
      ),
    );
  else found.push(good(`Mail is signed for ${domain}, and its key is published (DKIM).`));
  if (getDomain(domain) !== getDomain(fromDomain))
    found.push(
      wrong(
        `Mail is signed for ${domain}, and comes from ${fromDomain}: the signature does not vouch for the sender.`,
      ),
    );
  return found;
}

function judgeDmarc(domain: string, answer: TxtAnswer): Finding {
  if (answer.kind === "unknown") return notLookedUp(`The DMARC record of ${domain}`);
  if (answer.kind === "none")
    return wrong(
      `${domain} has no DMARC record. Gmail and Yahoo ask for one from everyone who writes to many: “v=DMARC1; p=none” is enough to begin with.`,
    );
  return good(`${domain} says what becomes of mail that only claims to be its own (DMARC).`);
}
