import { beforeEach, describe, expect, test } from "vitest";
import { adapter } from "@/lib/auth/adapter";
import { accountLinkToken } from "@/lib/mail/links";
import type { AccountLinkData } from "@/lib/mail/templates/account-link";
import { endAllSessions, endSession, resumeSession, startSession } from "@/lib/members/commands/keep-session";
import { openAccount } from "@/lib/members/commands/open-account";
import { requestAccountLink } from "@/lib/members/commands/request-account-link";
import type { MemberViewer } from "@/lib/members/policy";
import { getAccountLink } from "@/lib/members/queries/get-account-link";
import { suppressionHash } from "@/lib/members/suppression";
import { after, DAY, HOUR, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail } from "@/lib/platform/result";
import { hashToken } from "@/lib/platform/tokens";
import { aJoinForm, join, templatesTo, wipe } from "../arrange";

beforeEach(wipe);

const ask = (email: string, more: Partial<Parameters<typeof requestAccountLink>[1]> = {}, now?: Date) =>
  requestAccountLink(email, { locale: "en", next: "/account", fromMail: false, ...more }, now);

/** The tokens of the links mailed to an address, oldest first. */
async function accountLinks(toKey: string): Promise<string[]> {
  const mails = await db.outboxMail.findMany({
    where: { toKey, template: "account-link" },
    orderBy: { createdAt: "asc" },
  });
  return mails.map(({ data }) => accountLinkToken((data as AccountLinkData).seed));
}

async function aMember(email = "ana@example.org"): Promise<string> {
  await join(aJoinForm({ email }));
  return (await db.person.findUniqueOrThrow({ where: { emailKey: email } })).id;
}

describe("asking for a link", () => {
  test("a member gets one, at the address they are known by, however they write it", async () => {
    await aMember();
    await ask(" ANA@example.org ");
    const mail = await db.outboxMail.findFirstOrThrow({ where: { template: "account-link" } });
    expect(mail).toMatchObject({ toEmail: "ana@example.org", toKey: "ana@example.org" });
    // Neither the mail that waits nor the table of links opens anything by itself.
    const [token] = await accountLinks("ana@example.org");
    expect(JSON.stringify(mail.data)).not.toContain(token);
    expect(await db.accountLink.findMany()).toMatchObject([{ tokenHash: hashToken(token!), usedAt: null }]);
  });

  test("at another of their addresses too, and the link goes to that one", async () => {
    const personId = await aMember();
    await db.personAddress.create({
      data: { emailKey: "a@work.example", email: "A@work.example", personId },
    });
    await ask("a@work.example");
    expect(await accountLinks("ana@example.org")).toEqual([]);
    expect(await db.outboxMail.findFirst({ where: { template: "account-link" } })).toMatchObject({
      toEmail: "A@work.example",
    });
  });

  test("who is no member is told so by mail, once a day, and never where an address was erased", async () => {
    const start = new Date();
    for (let nth = 0; nth < 3; nth++) await ask("nobody@example.org", {}, after(start, nth * HOUR));
    expect(await templatesTo("nobody@example.org")).toEqual(["no-account"]);
    await db.suppression.create({ data: { hash: suppressionHash("gone@example.org"), reason: "erased" } });
    await ask("gone@example.org");
    expect(await templatesTo("gone@example.org")).toEqual([]);
    expect(await db.person.count()).toBe(0);
  });

  test("a forwarded mail's reader gets nothing, and its owner nothing but their own link", async () => {
    await aMember();
    await ask("reader@example.org", { fromMail: true });
    expect(await templatesTo("reader@example.org")).toEqual([]);
    await ask("ana@example.org", { fromMail: true });
    expect(await accountLinks("ana@example.org")).toHaveLength(1);
  });

  test("an address cannot be flooded, also by many at once", async () => {
    await aMember();
    await Promise.all(Array.from({ length: 20 }, () => ask("ana@example.org")));
    expect(await accountLinks("ana@example.org")).toHaveLength(1);
    const start = after(new Date(), MINUTE);
    for (let nth = 1; nth < 30; nth++) await ask("ana@example.org", {}, after(start, nth * MINUTE));
    expect(await accountLinks("ana@example.org")).toHaveLength(10);
  });
});

describe("a mailed link", () => {
  test("opens once, also when it is pressed many times at once; looking does not use it up", async () => {
    await aMember();
    await ask("ana@example.org");
    const [token = ""] = await accountLinks("ana@example.org");
    for (let look = 0; look < 3; look++) expect(await getAccountLink(token)).toBe("ready");
    const presses = await Promise.all(Array.from({ length: 10 }, () => openAccount(token)));
    expect(presses.filter(({ ok }) => ok)).toHaveLength(1);
    expect(presses.filter(({ ok }) => !ok)).toEqual(Array(9).fill(fail("used")));
    expect(await getAccountLink(token)).toBe("used");
    expect(await db.session.count()).toBe(1);
  });

  test("does not open after an hour, and one nobody made never does", async () => {
    await aMember();
    await ask("ana@example.org");
    const [token = ""] = await accountLinks("ana@example.org");
    const late = after(new Date(), HOUR + MINUTE);
    expect(await getAccountLink(token, late)).toBe("expired");
    expect(await openAccount(token, late)).toEqual(fail("expired"));
    expect(await openAccount("nothing")).toEqual(fail("unknown"));
    expect(await db.session.count()).toBe(0);
  });
});

describe("a member's session", () => {
  const open = (personId: string, now = new Date()) => startSession(db, personId, now);

  test("is kept as a hash, slides, and ends 30 days after its last use", async () => {
    const personId = await aMember();
    const start = new Date();
    const token = await open(personId, start);
    expect(await db.session.findMany()).toMatchObject([{ tokenHash: hashToken(token), scope: "member" }]);
    expect(await resumeSession(token, after(start, 20 * DAY))).toEqual({ personId });
    expect(await resumeSession(token, after(start, 49 * DAY))).toEqual({ personId });
    expect(await resumeSession(token, after(start, 80 * DAY))).toBeNull();
  });

  test("opens no staff door, and a staff session no account", async () => {
    const personId = await aMember();
    await db.person.update({ where: { id: personId }, data: { staffRole: "admin" } });
    const mine = await open(personId);
    expect(await adapter.getSessionAndUser(mine)).toBeNull();
    // Asking at the wrong door does not end it.
    expect(await resumeSession(mine)).toEqual({ personId });
    await adapter.deleteSession(mine);
    expect(await resumeSession(mine)).toEqual({ personId });

    const expires = after(new Date(), DAY);
    await adapter.createSession({ sessionToken: "staff-token", userId: personId, expires });
    expect(await resumeSession("staff-token")).toBeNull();
    await endSession("staff-token");
    expect(await adapter.getSessionAndUser("staff-token")).not.toBeNull();
  });

  test("ends here, or everywhere with every link that was not used", async () => {
    const personId = await aMember();
    const [here, there] = [await open(personId), await open(personId)];
    await endSession(here);
    expect(await resumeSession(here)).toBeNull();
    expect(await resumeSession(there)).toEqual({ personId });
    await ask("ana@example.org");
    const [token = ""] = await accountLinks("ana@example.org");
    await endAllSessions({ personId } as MemberViewer);
    expect(await resumeSession(there)).toBeNull();
    expect(await openAccount(token)).toEqual(fail("unknown"));
  });
});
