import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, test } from "../support/journey";
import { addMembers, databaseOf, inviteStaff, sql } from "../support/operator";
import { removeDataDir, startProduct } from "../support/product";
import { startSink } from "../support/sink";

const shared = () => process.env["PRODUCT_DATA_DIR"]!;

async function signIn(page: Page, role: "editor" | "organizer"): Promise<void> {
  await page.goto(await inviteStaff(anAddress(role), role));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
}

/** An update that went out an hour ago, which no page of the site shows. @returns its id */
async function anUpdate(database: string, more: { public?: boolean; status?: string; body?: string } = {}) {
  const name = crypto.randomUUID().slice(0, 8);
  const [row] = await sql<{ id: string }>(
    database,
    `with made as (
       insert into "update" (id, slug, kind, status, approved_at, starts_at, finished_at, updated_at, public)
       values (gen_random_uuid(), $1, 'update', $2::"UpdateStatus", now() - interval '1 hour',
         now() - interval '1 hour', now() - interval '50 minutes', now(), $3) returning id)
     insert into update_translation (update_id, locale, subject, body) select id, 'en', $4, $5 from made
     returning update_id as id`,
    [
      ...[`report-${name}`, more.status ?? "sent", more.public ?? false],
      ...[`Budget hearing ${name}`, more.body ?? "Read [the brief](/issues/stem)."],
    ],
  );
  return { id: row!.id, name };
}

/** Readers of an update in the given states, each a member. @returns their addresses in that order */
async function readers(
  database: string,
  updateId: string,
  states: readonly { status: string; reason?: string }[],
): Promise<string[]> {
  const addresses = states.map(({ status }) => anAddress(`${status}-reader`));
  for (const [nth, { status, reason }] of states.entries())
    await sql(
      database,
      `with someone as (
         insert into person (id, email, email_key, first_name, last_name, updated_at)
         values (gen_random_uuid(), $1, $1, 'Reader', $2, now()) returning id),
       member as (
         insert into membership (id, person_id, kind, since)
         select gen_random_uuid(), id, 'individual', now() - interval '9 days' from someone)
       insert into delivery (id, update_id, person_id, email, email_key, locale, status, reason, sent_at, message_id)
       select gen_random_uuid(), $3, id, $1, $1, 'en', $4::"DeliveryStatus", $5,
         case when $4 in ('sent', 'bounced', 'complained') then now() - interval '50 minutes' end,
         '<delivery-' || id || '@example.org>' from someone`,
      [addresses[nth], `Number ${nth}`, updateId, status, reason ?? null],
    );
  return addresses;
}

test("staff see who has an update and who does not, why, and try the refused again", async ({ page }) => {
  const database = databaseOf(shared());
  const { id, name } = await anUpdate(database);
  const [got, gone, full, left, unsure] = await readers(database, id, [
    { status: "sent" },
    { status: "failed", reason: "550 5.1.1 no such user" },
    { status: "failed", reason: "452 4.2.2 mailbox full" },
    { status: "skipped", reason: "unsubscribed" },
    { status: "uncertain", reason: "The connection broke." },
  ]);
  await signIn(page, "organizer");
  await page.goto(`/staff/updates/${id}/report`);
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Budget hearing ${name}`);
  await expect(main).toContainText("1 of 5 people has it, 1 may have it, 3 do not: below stands why.");
  await expect(main).toContainText("The links of this update are not counted.");
  await expectAccessible(page);

  // Every row leads to its people, by reason too.
  await main.getByRole("link", { name: "There is no such mailbox (5.1.1)" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such mailbox (5.1.1)");
  await expect(main).toContainText(gone!);
  await expect(main).not.toContainText(full!);
  await expectAccessible(page);
  await page.goto(`/staff/updates/${id}/report/people`);
  await expect(page.getByRole("status")).toHaveText("5 people");
  await page.getByRole("searchbox").fill(left!.slice(0, 16));
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("status")).toHaveText("1 person");
  await expect(main).toContainText("Left out. Unsubscribed after the send was confirmed");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .goto(`/staff/updates/${id}/report/people?row=failed`)
      .then(() => page.getByRole("link", { name: "Download 2 people" }).click()),
  ]);
  const file = readFileSync(await download.path(), "utf8");
  expect(file).toContain(`${gone},Reader,Number 1,en,failed,5.1.1,550 5.1.1 no such user`);
  expect(file).not.toContain(got);

  // The answer for one person, in a sentence.
  await page.goto(`/staff/updates/${id}/report`);
  for (const [address, words] of [
    [full!, "did not get it: their mail server refused it. The mailbox stayed full (4.2.2)."],
    [got!, "got it: their mail server took it on"],
    [anAddress("nobody"), "is kept here, and the update did not go there."],
  ] as const) {
    await page.getByLabel("Their address").fill(address);
    await page.getByRole("button", { name: "Find out" }).click();
    await expect(page.getByRole("status").filter({ hasText: address })).toContainText(words);
  }

  // The uncertain are looked up and decided.
  await page.getByRole("link", { name: "Look up the uncertain: 1" }).click();
  await expect(main).toContainText(unsure!);
  await expect(main).toContainText(/<delivery-.+@example\.org>/);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^It arrived/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing is uncertain");

  // What a server says for good is not ticked; the button says how many it is about.
  await page.goto(`/staff/updates/${id}/report/retry`);
  await expect(page.getByRole("checkbox", { name: /no such mailbox/ })).not.toBeChecked();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try 1 person again" }).click();
  await page.waitForURL(/\/progress/);
  await expect
    .poll(() =>
      sql(
        database,
        "select email, status::text from delivery where update_id = $1 and reason is null order by 1",
        [id],
      ),
    )
    .toEqual(
      [
        { email: full, status: "sent" },
        { email: got, status: "sent" },
        { email: unsure, status: "sent" },
      ].toSorted((a, b) => a.email!.localeCompare(b.email!)),
    );
  const refused = await sql(
    database,
    "select email from delivery where update_id = $1 and status = 'failed'",
    [id],
  );
  expect(refused).toEqual([{ email: gone }]);
});

test("whoever writes sees the numbers, and nobody's address", async ({ page }) => {
  const database = databaseOf(shared());
  const { id } = await anUpdate(database);
  const [address] = await readers(database, id, [{ status: "failed", reason: "550 5.1.1 no such user" }]);
  await signIn(page, "editor");
  await page.goto(`/staff/updates/${id}/report?who=${address}`);
  await expect(page.getByRole("main")).toContainText("0 of 1 person have it, 1 does not: below stands why.");
  await expect(page.getByRole("main")).not.toContainText(address!);
  await expect(page.getByRole("link", { name: /Download|Try refused/ })).toHaveCount(0);
  for (const path of ["people", "uncertain", "retry", "file"]) {
    await page.goto(`/staff/updates/${id}/report/${path}`);
    await expect(page.locator("body"), path).not.toContainText(address!);
  }
});

test("two subjects are tried, and staff decide", async ({ page }) => {
  const database = databaseOf(shared());
  const { id } = await anUpdate(database, { status: "paused" });
  await sql(
    database,
    `update "update" set test_share = 20, test_minutes = 60, test_rule = 'hand', finished_at = null,
       test_ends_at = now() + interval '1 hour' where id = $1`,
    [id],
  );
  await sql(database, "insert into update_subject values ($1, 'en', 2, 'Will you be heard?')", [id]);
  await readers(database, id, [{ status: "sent" }, { status: "sent" }, { status: "pending" }]);
  await sql(
    database,
    "update delivery d set variant = n.n from (select id, row_number() over () n from delivery where update_id = $1 and status = 'sent') n where d.id = n.id",
    [id],
  );
  await signIn(page, "organizer");
  await page.goto(`/staff/updates/${id}/report`);
  const part = page.getByRole("region", { name: "The test of subjects" });
  await expect(part).toContainText("Will you be heard?");
  await expect(part).toContainText("The links of this update are not counted");
  await part.getByRole("button", { name: "Send this one to everyone else: 1" }).last().click();
  await expect(page.getByRole("main")).toContainText(
    "It is decided: everyone else (1 person) gets subject 2.",
  );
  expect(await sql(database, `select winner from "update" where id = $1`, [id])).toEqual([{ winner: 2 }]);
});

// The product is asked for a page while its database is gone.
test("a counted link leads on at once, is counted, and works while the database is down", async ({
  page,
}) => {
  const dataDir = resolve(".data-reporting");
  if (existsSync(dataDir)) removeDataDir(dataDir);
  const sink = await startSink();
  const product = await startProduct(dataDir, { SMTP_URL: sink.smtpUrl, SITE_URL: "" });
  const database = databaseOf(dataDir);
  await addMembers(database, 3);
  const { id, name } = await anUpdate(database, { status: "paused", public: true });
  await anUpdate(database, { public: false });
  await sql(
    database,
    `insert into update_link (update_id, locale, url)
     select $1, 'en', url from unnest($2::text[]) url`,
    [id, ["", `${product.url}/issues/stem`]],
  );
  await sql(
    database,
    `insert into delivery (id, update_id, person_id, email, email_key, locale)
     select gen_random_uuid(), $1, id, email, email_key, 'en' from person where email like 'member%'`,
    [id],
  );
  await sql(database, `update "update" set status = 'sending', finished_at = null where id = $1`, [id]);
  await sql(database, "select pg_notify('deliveries', '')");
  await expect.poll(() => sink.taken.length, { timeout: 120_000 }).toBe(3);

  // What is public stands in the archive, in both languages, and what is not does not.
  for (const path of ["/updates", "/es/updates", "/feed.xml", "/sitemap.xml"]) {
    const text = await (await fetch(product.url + path)).text();
    expect(text, path).toContain(`report-${name}`);
    expect(
      text.match(/\/updates\/report-[0-9a-f]{8}(?=["<\s])/g)?.every((it) => it.endsWith(name)),
      path,
    ).toBe(true);
  }

  const links = sink.taken.map(({ text }) => /http\S+\/go\/[\w.-]+/.exec(text)![0]);
  expect(new Set(links).size).toBe(3);
  expect(sink.taken[0]!.text.replace(/\s+/g, " ")).toContain("lead through our own site");
  await page.goto(links[0]!);
  await expect(page).toHaveURL(`${product.url}/issues/stem`);
  const ask = (link: string, init: RequestInit = {}) => fetch(link, { redirect: "manual", ...init });
  const robot = await ask(links[1]!, { method: "HEAD" });
  expect([robot.status, robot.headers.get("location")]).toEqual([302, `${product.url}/issues/stem`]);
  expect(robot.headers.get("cache-control")).toBe("no-store");

  // Nobody can make it lead elsewhere; a link that was cut short still leads where it should.
  const elsewhere = Buffer.from("https://example.org/elsewhere").toString("base64url");
  const forged = await ask(links[0]!.replace(/[^.]+$/, (sealed) => sealed.slice(0, 16) + elsewhere));
  expect(forged.headers.get("location")).toBe(`${product.url}/issues/stem`);
  expect((await ask(links[0]!.slice(0, links[0]!.lastIndexOf(".") + 5))).headers.get("location")).toBe(
    `${product.url}/issues/stem`,
  );
  expect((await ask(`${product.url}/go/999999.x.y`)).headers.get("location")).toBe(`${product.url}/`);

  await expect
    .poll(() =>
      sql(
        database,
        "select coalesce(robot, '') as robot, count(*)::int from link_click group by 1 order by 1",
      ),
    )
    .toContainEqual({ robot: "head", count: 1 });

  const postmaster = Number(
    readFileSync(join(dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0],
  );
  process.kill(postmaster, "SIGKILL");
  const meanwhile = await ask(links[2]!);
  expect([meanwhile.status, meanwhile.headers.get("location")]).toEqual([302, `${product.url}/issues/stem`]);
  await expect
    .poll(async () => (await fetch(`${product.url}/api/ready`)).status, { timeout: 120_000 })
    .toBe(200);
  // What waited is written down when the database is back, or at the latest when the program stops.
  await expect
    .poll(() => sql(database, "select count(distinct delivery_id)::int as mails from link_click"), {
      timeout: 120_000,
    })
    .toEqual([{ mails: 3 }]);
  expect(await product.kill()).toBe(0);
  await sink.close();
  removeDataDir(dataDir);
});
