import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/journey";
import { addMembers, databaseOf, inviteStaffByCommand, sql } from "../support/operator";
import { removeDataDir, startProduct } from "../support/product";
import { startSink, type Taken } from "../support/sink";

const MEMBERS = 40;

/** A page of somebody who has signed in by the printed link. */
async function signedIn(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
  return page;
}

const main = (page: Page) => page.getByRole("main");

test("a large update is handed in, sent back, approved for an hour, taken back, tried with two subjects and stopped", async ({
  browser,
}) => {
  const dataDir = resolve(".data-approving");
  if (existsSync(dataDir)) removeDataDir(dataDir);
  const sink = await startSink();
  // Slow enough to be stopped in the middle.
  const site = await startProduct(dataDir, { SMTP_URL: sink.smtpUrl, MAIL_RATE: "2" });
  const database = databaseOf(dataDir);
  await addMembers(database, MEMBERS);
  const mailTo = async (address: string, subject: RegExp): Promise<Taken> => {
    const found = () => sink.taken.find((mail) => mail.to === address && subject.test(mail.subject));
    await expect.poll(found, { timeout: 90_000 }).toBeDefined();
    return found()!;
  };

  // An admin settles that 10 people are many, and where the organization gets paper mail.
  const admin = await signedIn(browser, site.staffLink);
  await admin.goto(`${site.url}/staff/updates/settings`);
  await expectAccessible(admin);
  await admin.getByLabel("What counts as large").fill("ten");
  await admin.getByRole("button", { name: "Keep these settings" }).click();
  await expect(main(admin)).toContainText("Nothing was changed yet");
  await admin.getByLabel("What counts as large").fill("10");
  await admin.getByLabel("Postal address").fill("1 Capitol Mall\nSacramento, CA 95814");
  await admin.getByRole("button", { name: "Keep these settings" }).click();
  await expect(main(admin)).toContainText("Kept.");

  const organizerAddress = "organizer@example.org";
  const editor = await signedIn(browser, await inviteStaffByCommand(dataDir, "editor@example.org", "editor"));
  const organizer = await signedIn(
    browser,
    await inviteStaffByCommand(dataDir, organizerAddress, "organizer"),
  );
  await organizer.goto(`${site.url}/staff/updates/settings`);
  await expect(organizer).toHaveURL(/no-access/);
  const [{ id } = { id: "" }] = await sql<{ id: string }>(
    database,
    `with made as (
       insert into update (id, slug, author_id, updated_at)
       select gen_random_uuid(), 'draft-approving', id, now() from person where email_key = 'editor@example.org' returning id
     ), words as (
       insert into update_translation (update_id, locale, subject, preheader, body)
       select id, locale, subject, preheader, body from made, (values
         ('en', 'School budgets: what to ask', 'One question is enough.', 'Ask *one* question.'),
         ('es', 'Presupuestos escolares', 'Basta una pregunta.', 'Haz *una* pregunta.')) as w (locale, subject, preheader, body))
     select id::text from made`,
  );
  const send = `${site.url}/staff/updates/${id}/send`;

  // Whoever only writes hands it in, for a time that is said with its zone.
  await editor.goto(send);
  await leaveChecks(editor);
  await expect(main(editor)).toContainText("40 people will get this: 36 in English, 4 in Spanish.");
  await editor.locator("summary", { hasText: "Choose when" }).click();
  await editor.getByLabel("at this time").check();
  await editor.getByLabel("Day").fill("2020-01-01");
  await editor.getByLabel("Time", { exact: true }).fill("09:00");
  await editor.getByRole("button", { name: "Keep this time" }).click();
  await expect(main(editor)).toContainText("That is past");
  const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);
  await editor.getByLabel("Day").fill(tomorrow);
  await editor.getByRole("button", { name: "Keep this time" }).click();
  await expect(main(editor)).toContainText("Kept. This is when it goes out");
  await expect(main(editor)).toContainText(/at 9:00\sAM P[SD]T/);
  await expectAccessible(editor);
  await editor.getByRole("button", { name: "Hand it in for approval" }).click();
  await expect(main(editor)).toContainText("Handed in.");
  await expect(editor.getByRole("button", { name: /Schedule it|Send it/ })).toHaveCount(0);

  // Who may approve it has a mail, looks, and sends it back with a note; it comes again.
  const asked = await mailTo(organizerAddress, /^Please look at this update/);
  // A letter breaks its lines.
  expect(asked.text.replace(/\s+/g, " ")).toContain("It is for 40 people.");
  await organizer.goto(asked.text.match(/http\S+\/send/)![0]);
  await expect(organizer.getByRole("heading", { level: 1 })).toHaveText("Send this to 40 people?");
  await expectAccessible(organizer);
  await organizer.getByLabel("What should change").fill("Name the meeting.");
  await organizer.getByRole("button", { name: "Send it back with this note" }).click();
  await expect(main(organizer)).toContainText("Sent back with your note.");
  expect((await mailTo("editor@example.org", /^Sent back/)).text).toContain("Name the meeting.");
  await editor.goto(send);
  await expect(main(editor)).toContainText("Name the meeting.");
  await editor.getByRole("button", { name: "Hand it in for approval" }).click();
  await expect(main(editor)).toContainText("Handed in.");

  // Approved in two tabs at once it is approved once; then it waits, and is taken back.
  await organizer.goto(send);
  const other = await organizer.context().newPage();
  await other.goto(send);
  await Promise.all(
    [organizer, other].map((tab) => tab.getByRole("button", { name: "Schedule it for 40 people" }).click()),
  );
  await expect(organizer.getByRole("heading", { level: 1 })).toHaveText("Scheduled for 40 people");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Scheduled for 40 people");
  await expectAccessible(organizer);
  expect(await sql(database, "select status::text from update where id = $1", [id])).toEqual([
    { status: "scheduled" },
  ]);
  await organizer.getByRole("button", { name: "Take it back: 40 people will not get it" }).click();
  await expect(main(organizer)).toContainText("Taken back. Nobody got it");
  expect(await sql(database, "select id from delivery")).toEqual([]);

  // Now at once, and half of them try two subjects first.
  await organizer.locator("summary", { hasText: "Choose when" }).click();
  await organizer.getByLabel("as soon as it is approved").check();
  await organizer.getByRole("button", { name: "Keep this time" }).click();
  await expect(main(organizer)).toContainText("Kept.");
  await organizer.locator("summary", { hasText: "Try two or three subjects" }).click();
  await organizer.getByLabel("Second subject in English").fill("One question for your school");
  await organizer.getByLabel("How many try them").selectOption("50");
  await organizer.getByRole("button", { name: "Test these subjects" }).click();
  await expect(main(organizer)).toContainText("Write this subject too");
  await organizer.getByLabel("Second subject in Spanish").fill("Una pregunta para tu escuela");
  await organizer.getByRole("button", { name: "Test these subjects" }).click();
  await expect(main(organizer)).toContainText("too few to tell two subjects apart");
  // Both are seen before anybody gets them, and the mail with each.
  await organizer.goto(`${site.url}/staff/updates/${id}/preview`);
  const inbox = organizer.getByRole("list", { name: "As an inbox announces it" });
  await expect(inbox.getByRole("listitem")).toHaveCount(2);
  await expect(inbox).toContainText("One question for your school");
  await organizer.getByRole("link", { name: "Second", exact: true }).click();
  await expect(organizer.frameLocator("iframe").first().locator("h1")).toHaveText(
    "One question for your school",
  );
  await expectAccessible(organizer);
  await organizer.goto(send);
  await leaveChecks(organizer);
  await organizer.getByRole("button", { name: "Send it to 40 people" }).click();
  await organizer.waitForURL(/\/progress/);

  // What an operator sees, then the end of it.
  await expect(organizer.getByRole("region", { name: "At the mail providers" })).toContainText("example.org");
  await expectAccessible(organizer);
  await organizer.getByRole("button", { name: "Pause the send" }).click();
  await expect(main(organizer)).toContainText("Nothing goes out until you resume.");
  await organizer.getByRole("button", { name: "Resume the send" }).click();
  await expect(main(organizer)).toContainText("It goes on where it stood.");
  // Chance says who tries a subject: about half of them.
  const [{ rest } = { rest: 0 }] = await sql<{ rest: number }>(
    database,
    "select count(*)::int as rest from delivery where variant = 0",
  );
  expect(rest).toBeGreaterThan(1);
  await expect(main(organizer)).toContainText(`${rest} people wait for the winner of the test.`);
  await organizer.locator("summary", { hasText: "Stop it for good" }).click();
  await organizer.getByRole("button", { name: /^Stop it: \d+ people will not get it$/ }).click();
  await expect(main(organizer)).toContainText("Stopped. Nothing more goes out.");
  // What was in a worker's hands at that moment is left out in the background.
  await expect(main(organizer)).toContainText("40 of 40", { timeout: 120_000 });
  const rows = await sql<{ status: string; reason: string | null }>(
    database,
    "select distinct status::text, reason from delivery order by 1",
  );
  expect(rows).toContainEqual({ status: "skipped", reason: "stopped" });
  const sent = sink.taken.filter(({ to }) => to.startsWith("member"));
  expect(new Set(sent.map(({ to }) => to)).size).toBe(sent.length);
  expect(sent.length).toBeLessThan(MEMBERS);

  expect(await site.kill()).toBe(0);
  await sink.close();
  removeDataDir(dataDir);
});

/** Leaves knowingly what the check list finds, as whoever sends from a site that is being made does. */
async function leaveChecks(page: Page): Promise<void> {
  const leave = page.getByRole("button", { name: "I know, leave it so" });
  for (let left = await leave.count(); left > 0; left--) {
    await leave.first().click();
    await expect(leave).toHaveCount(left - 1);
  }
}
