import { expect, test } from "vitest";
import { examine } from "@/lib/cli/doctor";
import { after, HOUR } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { settleEnv } from "@/lib/platform/env";

const look = async (what: string) => (await examine()).find((finding) => finding.what === what);

test("a site without staff and with mail that nobody takes up needs care", async () => {
  settleEnv({ DATA_DIR: "." });
  expect(await look("Database")).toMatchObject({ good: true, words: expect.stringContaining("PostgreSQL") });
  expect(await look("Staff")).toMatchObject({ good: false });
  const mail = {
    template: "welcome",
    locale: "en",
    toEmail: "a@example.org",
    toKey: "a@example.org",
    data: {},
  };
  await db.outboxMail.create({ data: { ...mail, dedupeKey: "1", dueAt: after(new Date(), -HOUR) } });
  expect(await look("Mail queue")).toEqual({
    what: "Mail queue",
    good: false,
    words: "1 waiting, 0 not sent. Nobody takes it up: start the site or npm run worker.",
  });
});

test("a mail server that does not answer is named", async () => {
  settleEnv({ SMTP_URL: "smtp://user:secret@127.0.0.1:1" });
  const finding = await look("Mail server");
  expect(finding).toMatchObject({
    good: false,
    words: expect.stringMatching(/^127\.0\.0\.1:1 does not take mail/),
  });
  expect(finding?.words).not.toContain("secret");
});
