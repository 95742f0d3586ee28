import { resolve } from "node:path";
import { existsSync } from "node:fs";
import { expect, press, test } from "../support/journey";
import { addMembers, databaseOf, sql } from "../support/operator";
import { removeDataDir, startProduct } from "../support/product";
import { startSink } from "../support/sink";

const MEMBERS = 1000;
/** As many messages can be between the server's taking them and our note of it as there are connections. */
const CONNECTIONS = 10;

// The page that shows the progress stays open while the program is dead, and asks on.
test.use({
  tolerated:
    /ERR_CONNECTION_(?:REFUSED|RESET|CLOSED)|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|ERR_SOCKET_NOT_CONNECTED|status of 503/,
});

test("a first update reaches a thousand members once each, though the program is killed in the middle", async ({
  page,
}) => {
  const dataDir = resolve(".data-sending");
  if (existsSync(dataDir)) removeDataDir(dataDir);
  const sink = await startSink();
  const settings = { SMTP_URL: sink.smtpUrl, MAIL_RATE: "400" };
  const first = await startProduct(dataDir, settings);
  const database = databaseOf(dataDir);
  await addMembers(database, MEMBERS);

  // Staff sign in by the printed link, write in both languages, look, send themselves a test, and confirm.
  await page.goto(first.staffLink);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
  await page.goto(`${first.url}/staff/updates/new`);
  await page.getByLabel("Subject in English").fill("School budgets: what to ask");
  await page
    .getByLabel("Text in English")
    .fill("Ask *one* question.\n\nRead [the brief](/issues/stem/stem-network).");
  await page.getByLabel("Subject in Spanish").fill("Presupuestos escolares: qué preguntar");
  await page
    .getByLabel("Text in Spanish")
    .fill("Haz *una* pregunta.\n\nLee [el informe](/issues/stem/stem-network).");
  await page.getByRole("button", { name: "Save and see how it will look" }).click();
  await page.waitForURL(/\/preview/);
  await expect(page.frameLocator("iframe").first().locator("body")).toContainText("Ask one question.");
  await page.getByRole("button", { name: /Send a test to/ }).click();
  // One in each language that is written.
  await expect
    .poll(() => sink.taken.map(({ text }) => /Ask one question|Haz una pregunta/.exec(text)?.[0]).sort())
    .toEqual(["Ask one question", "Haz una pregunta"]);
  sink.taken.length = 0;
  await page.getByRole("link", { name: "Go on to sending" }).click();
  // A fresh site has settled no postal address, which the check list asks for: it is left so knowingly.
  const leave = page.getByRole("button", { name: "I know, leave it so" });
  await expect(leave.first()).toBeVisible();
  for (let left = await leave.count(); left > 0; left--) {
    await leave.first().click();
    await expect(leave).toHaveCount(left - 1);
  }
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Send this to 1,000 people?");
  await expect(page.getByRole("main")).toContainText("900 in English, 100 in Spanish");
  await page.getByRole("button", { name: "Send it to 1,000 people" }).click();
  await page.waitForURL(/\/progress/);
  const progress = page.url().replace(first.url, "");

  await expect.poll(() => sink.taken.length, { intervals: [20], timeout: 120_000 }).toBeGreaterThan(300);
  await first.kill("SIGKILL");
  expect(sink.taken.length).toBeLessThan(MEMBERS);

  const second = await startProduct(dataDir, { ...settings, PORT: new URL(first.url).port });
  const states = () =>
    sql<{ status: string; count: number }>(
      database,
      "select status::text, count(*)::int from delivery group by 1 order by 1",
    );
  await expect
    .poll(
      async () =>
        (
          await sql<{ status: string }>(
            database,
            "select status::text from update where approved_at is not null",
          )
        )[0]?.status,
      {
        timeout: 300_000,
      },
    )
    .toBe("sent");

  const counts = Object.fromEntries((await states()).map(({ status, count }) => [status, count]));
  expect((counts["sent"] ?? 0) + (counts["uncertain"] ?? 0)).toBe(MEMBERS);
  expect(counts["uncertain"] ?? 0).toBeLessThanOrEqual(CONNECTIONS);
  const perAddress = new Map<string, number>();
  for (const { to } of sink.taken) perAddress.set(to, (perAddress.get(to) ?? 0) + 1);
  expect([...perAddress].filter(([, times]) => times > 1)).toEqual([]);
  const uncertain = await sql<{ email: string }>(
    database,
    "select email from delivery where status = 'uncertain'",
  );
  const unsure = new Set(uncertain.map(({ email }) => email));
  const missing = Array.from({ length: MEMBERS }, (_, n) => `member${n + 1}@example.org`).filter(
    (it) => !perAddress.has(it),
  );
  expect(
    missing.filter((address) => !unsure.has(address)),
    "members who got nothing and are not marked uncertain",
  ).toEqual([]);

  await expect(page.getByRole("main")).toContainText(/1,000 of 1,000/);
  await expect(page.getByRole("button", { name: "Pause the send" })).toHaveCount(0);
  await page.goto(second.url + progress);
  await expect(page.getByRole("main")).toContainText(/1,000 of 1,000/);

  // Each in their language, with what RFC 8058 asks for.
  const english = sink.taken.find(({ to }) => to === "member1@example.org")!;
  const spanish = sink.taken.find(({ to }) => to === "member10@example.org")!;
  expect(english.subject).toBe("School budgets: what to ask");
  expect(spanish.subject).toBe("Presupuestos escolares: qué preguntar");
  expect(english.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  expect(english.headers["message-id"]).toMatch(/^<.+@.+>$/);
  const oneClick = /<(http[^>]+)>/.exec(english.headers["list-unsubscribe"]!)![1]!;
  const answer = await fetch(oneClick, {
    method: "POST",
    body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
  });
  expect(answer.status).toBe(200);
  const left = await sql<{ gone: boolean }>(
    database,
    "select unsubscribed_at is not null as gone from person where email_key = 'member1@example.org'",
  );
  expect(left[0]?.gone).toBe(true);

  // The mail on the web, in both languages; and the page with the one button.
  await page.goto(`${second.url}/updates`);
  await page.getByRole("link", { name: "School budgets: what to ask" }).first().click();
  await expect(page.getByRole("main")).toContainText("Ask one question.");
  await page.goto(`${second.url}/es/updates`);
  await expect(page.getByRole("main")).toContainText("Presupuestos escolares");
  const link = spanish.text.match(/http\S+\/es\/unsubscribe\/\S+/)![0];
  await page.goto(link);
  await press(page, /./);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);

  expect(await second.kill()).toBe(0);
  await sink.close();
  removeDataDir(dataDir);
});
