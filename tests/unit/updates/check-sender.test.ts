import { expect, test } from "vitest";
import { checkSender, isPublicDomain } from "@/lib/updates/check-sender";
import { lookUpSender, type SenderDomains, type TxtAnswer } from "@/lib/updates/lookup-sender";

const domains: SenderDomains = {
  envelopeDomain: "bounces.example.org",
  fromDomain: "mail.example.org",
  signing: {
    domain: "example.org",
    record: { name: "m1._domainkey.example.org", value: "v=DKIM1; k=rsa; p=KEY" },
  },
};
const sound: Record<string, string[]> = {
  "bounces.example.org": ["google-site-verification=x", "v=spf1 ip4:192.0.2.1 -all"],
  "m1._domainkey.example.org": ["v=DKIM1; k=rsa; p=K E Y"],
  "_dmarc.example.org": ["v=DMARC1; p=none"],
};

async function judge(zone: Record<string, string[] | "silent">, about: SenderDomains = domains) {
  const lookUp = (name: string): Promise<TxtAnswer> => {
    const records = zone[name];
    if (records === "silent") return Promise.resolve({ kind: "unknown" });
    return Promise.resolve(records ? { kind: "found", records } : { kind: "none" });
  };
  return checkSender(about, await lookUpSender(about, lookUp)).map(
    ({ state, words }) => `${state}: ${words}`,
  );
}

test("a domain that vouches for its mail is good, its policy found where the domain is registered", async () => {
  expect((await judge(sound)).map((line) => line.split(":")[0])).toEqual(["good", "good", "good"]);
});

test.each([
  [{ "bounces.example.org": [] }, /wrong: bounces.example.org has no SPF/],
  [{ "bounces.example.org": ["v=spf1 -all"] }, /wrong: .*no server may send/],
  [{ "bounces.example.org": ["v=spf1 a -all", "v=spf1 mx -all"] }, /wrong: .*2 SPF records/],
  [{ "bounces.example.org": "silent" as const }, /unknown: The SPF record .* could not be looked up/],
  [{ "m1._domainkey.example.org": [] }, /wrong: .*is not at m1._domainkey.example.org/],
  [{ "m1._domainkey.example.org": ["v=DKIM1; p="] }, /wrong: .*is not at/],
  [{ "m1._domainkey.example.org": ["v=DKIM1; p=OTHER"] }, /wrong: Another key/],
  [{ "_dmarc.example.org": [] }, /wrong: mail.example.org has no DMARC/],
  [{ "_dmarc.mail.example.org": "silent" as const }, /unknown: The DMARC record/],
])("what is missing is told: %o", async (zone, line) => {
  expect((await judge({ ...sound, ...zone })).join("\n")).toMatch(line);
});

test("a signature of another domain does not vouch for the sender; none at all may be the mail service's", async () => {
  expect((await judge(sound, { ...domains, fromDomain: "example.net" })).join("\n")).toMatch(
    /wrong: Mail is signed for example.org, and comes from example.net/,
  );
  expect((await judge(sound, { ...domains, signing: null })).join("\n")).toMatch(
    /unknown: This site does not sign/,
  );
});

test("names that no resolver knows are not asked for", () => {
  for (const domain of ["localhost", "mail", "a.test", "site.invalid", "printer.local"])
    expect(isPublicDomain(domain)).toBe(false);
  expect(isPublicDomain("example.org")).toBe(true);
});
