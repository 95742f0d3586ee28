import { beforeEach, expect, test } from "vitest";
import { adapter } from "@/lib/auth/adapter";
import {
  createFirstSignInLink,
  createSignInLink,
  getSignInLink,
  MAILED_LINK_LENGTH,
  requestSignIn,
} from "@/lib/auth/sign-in";
import { signInToken } from "@/lib/mail/links";
import { inviteStaff, OPERATOR } from "@/lib/members/commands/invite-staff";
import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { hashToken as nextAuthHash } from "../../../node_modules/next-auth/core/lib/utils.js";
import { emptyAll } from "@/tests/support/empty";

beforeEach(async () => {
  await emptyAll("person", "session", "sign_in_token", "outbox_mail", "rate_limit", "setup_step");
  await inviteStaff(OPERATOR, { email: "ana@example.org", role: "organizer" });
});

const tokenOf = (link: string | null): string => new URL(link ?? "").pathname.split("/").at(-1) ?? "";

test("a member of staff is mailed a link that works for 15 minutes", async () => {
  expect(await requestSignIn("Ana@Example.org", "203.0.113.0")).toBe("asked");
  const mail = await db.outboxMail.findFirstOrThrow();
  expect(mail).toMatchObject({ template: "staff-sign-in", toEmail: "ana@example.org" });
  const token = signInToken((mail.data as { seed: string }).seed);
  expect(await getSignInLink(token)).toMatchObject({ email: "ana@example.org" });
  const { expiresAt } = await db.signInToken.findFirstOrThrow();
  expect(Math.abs(expiresAt.getTime() - Date.now() - MAILED_LINK_LENGTH)).toBeLessThan(20_000);
  // Neither the mail that waits nor the database opens anything by itself.
  expect(JSON.stringify([mail, await db.signInToken.findMany()])).not.toContain(token);
});

test("an unknown address and a member who does not work here get the same answer, and no mail", async () => {
  await db.person.create({ data: { email: "member@example.org", emailKey: "member@example.org" } });
  expect(await requestSignIn("nobody@example.org", "203.0.113.0")).toBe("asked");
  expect(await requestSignIn("member@example.org", "203.0.113.0")).toBe("asked");
  expect(await requestSignIn("not an address\0", "203.0.113.0")).toBe("asked");
  expect(await db.outboxMail.count()).toBe(0);
});

test("one address is mailed five links in 15 minutes at most, and the answer does not tell", async () => {
  for (let time = 0; time < 8; time++)
    expect(await requestSignIn("ana@example.org", `203.0.${time}.0`)).toBe("asked");
  expect(await db.outboxMail.count()).toBe(5);
});

test("one network may ask thirty times in 15 minutes", async () => {
  for (let time = 0; time < 30; time++)
    expect(await requestSignIn(`nobody-${time}@example.org`, "198.51.100.0")).toBe("asked");
  expect(await requestSignIn("ana@example.org", "198.51.100.0")).toBe("too-many");
});

test("a link can be looked at any number of times and used once", async () => {
  const token = tokenOf(await createSignInLink("ana@example.org"));
  expect(await getSignInLink(token)).not.toBeNull();
  expect(await getSignInLink(token)).not.toBeNull();
  const asNextAuthDoes = {
    identifier: "ana@example.org",
    token: nextAuthHash(token, { provider: {}, secret: env.AUTH_SECRET }),
  };
  expect(await adapter.useVerificationToken(asNextAuthDoes)).toMatchObject({ identifier: "ana@example.org" });
  expect(await adapter.useVerificationToken(asNextAuthDoes)).toBeNull();
  expect(await getSignInLink(token)).toBeNull();
});

test("a link that has expired, or whose reader no longer works here, is no link", async () => {
  const expired = tokenOf(await createSignInLink("ana@example.org", -1));
  expect(await getSignInLink(expired)).toBeNull();
  const link = tokenOf(await createSignInLink("ana@example.org"));
  await db.person.updateMany({ data: { staffRole: null } });
  expect(await getSignInLink(link)).toBeNull();
  expect(await createSignInLink("ana@example.org")).toBeNull();
});

test("a new site prints a link for its first administrator at each start until someone has signed in", async () => {
  await db.person.deleteMany();
  expect(await getSignInLink(tokenOf(await createFirstSignInLink()))).not.toBeNull();
  expect(await createFirstSignInLink()).not.toBeNull();
  const staff = await db.person.findMany({ where: { staffRole: "admin" } });
  expect(staff).toHaveLength(1);
  const session = { sessionToken: "a-token", userId: staff[0]!.id, expires: after(new Date(), DAY) };
  await adapter.createSession(session);
  expect(await createFirstSignInLink()).toBeNull();
});
