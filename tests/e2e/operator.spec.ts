import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { startOldPostgres } from "../support/old-postgres";
import { databaseOf, sql } from "../support/operator";
import { attemptStart, removeDataDir, startProduct, type Product } from "../support/product";

const productDataDir = () => process.env["PRODUCT_DATA_DIR"]!;

/** One sentence, or a few: never a stack, never a password. */
function expectASentence({ code, output }: { code: number | null; output: string }, words: RegExp): void {
  expect(output).toMatch(words);
  expect(output).not.toMatch(/\n\s+at /);
  expect(output).not.toContain("s3cret");
  expect(code).toBe(1);
}

/** A slow disk may keep the database a while after the site has ended. */
const databaseGone = (dataDir: string) =>
  expect
    .poll(() => existsSync(join(dataDir, "postgres", "data", "postmaster.pid")), { timeout: 120_000 })
    .toBe(false);

test.describe("a start that cannot be", () => {
  test("a second start on the same data says so and leaves the first alone", async () => {
    const attempt = await attemptStart({ DATA_DIR: productDataDir() });
    expectASentence(attempt, /already running at http:\/\/localhost:\d+/);
    expect((await fetch(process.env["PRODUCT_URL"]!)).status).toBe(200);
  });

  test("a port in use", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, done));
    const { port } = other.address() as AddressInfo;
    const dataDir = resolve(".data-port-in-use");
    expectASentence(
      await attemptStart({ DATA_DIR: dataDir, PORT: String(port) }),
      /Port \d+ is in use by another program/,
    );
    other.close();
    removeDataDir(dataDir);
  });

  test("a folder that cannot be written", async () => {
    const inTheWay = resolve(".data-in-the-way");
    writeFileSync(inTheWay, "");
    const attempt = await attemptStart({ DATA_DIR: join(inTheWay, "data") });
    rmSync(inTheWay);
    expectASentence(attempt, /data folder .* cannot be used/);
  });

  test("a platform without PostgreSQL's programs", async () => {
    const dataDir = resolve(".data-other-platform");
    const disguise = "--import=data:text/javascript,Object.defineProperty(process,'arch',{value:'riscv64'})";
    const attempt = await attemptStart({ DATA_DIR: dataDir, NODE_OPTIONS: disguise });
    removeDataDir(dataDir);
    expectASentence(attempt, /no PostgreSQL to run by itself on this machine .*riscv64.*DATABASE_URL/);
  });

  test("a wrong password", async () => {
    const url = new URL(databaseOf(productDataDir()));
    url.password = "s3cret";
    expectASentence(await attemptStart({ DATABASE_URL: url.href }), /refuses the user or the password/);
  });

  test("a database that is not there", async () => {
    const url = new URL(databaseOf(productDataDir()));
    url.pathname = "/nowhere";
    expectASentence(await attemptStart({ DATABASE_URL: url.href }), /has no database of the name/);
  });

  test("a server that does not answer", async () => {
    // Nothing answers at the first port of all (RFC 1078).
    const attempt = await attemptStart({ DATABASE_URL: "postgresql://a:s3cret@127.0.0.1:1/site" });
    expectASentence(attempt, /No PostgreSQL server answers at 127\.0\.0\.1/);
  });

  test("a server that is too old", async () => {
    const old = await startOldPostgres();
    const attempt = await attemptStart({ DATABASE_URL: old.url });
    old.close();
    expectASentence(attempt, /is version 13; the site needs 14 or newer/);
  });

  test("settings that cannot be used, all named at once", async () => {
    const attempt = await attemptStart({ PORT: "eighty", SMTP_URL: "mail.example.org" });
    expectASentence(attempt, /PORT .*SMTP_URL/);
  });
});

test.describe.serial("a site in trouble", () => {
  const dataDir = resolve(".data-in-trouble");
  let site: Product | undefined;

  const gone = () => expect.poll(() => existsSync(join(dataDir, "running.json"))).toBe(false);
  test.afterAll(async () => {
    await site?.kill();
    await gone();
    await databaseGone(dataDir);
    removeDataDir(dataDir);
  });

  test("a killed launcher loses nothing: the next start finds its database and goes on", async () => {
    removeDataDir(dataDir);
    site = await startProduct(dataDir);
    const database = databaseOf(dataDir);
    await sql(database, "insert into setup_step (name) values ('written-before-the-kill')");
    await site.kill("SIGKILL");

    // By npm, as operators do.
    site = await startProduct(dataDir, {}, { command: ["npm", "start"] });
    expect(databaseOf(dataDir)).toBe(database);
    const found = await sql(database, "select 1 from setup_step where name = 'written-before-the-kill'");
    expect(found).toHaveLength(1);
    expect(site.staffLink).toContain("/staff/sign-in/");
    expect((await fetch(site.url)).status).toBe(200);
  });

  test("when the database is killed, pages stay, what is typed stays, and the database comes back", async ({
    page,
  }) => {
    const { url } = site!;
    await page.goto(`${url}/issues/stem`);
    await page.goto(`${url}/join`);
    const postmaster = () =>
      Number(readFileSync(join(dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
    const killed = postmaster();
    await page.getByLabel("Email address").fill("ana@example.org");
    await page.getByLabel("First name", { exact: true }).fill("Ana");
    const seenAt = Date.now();
    await expect.poll(() => Date.now() - seenAt, { intervals: [100] }).toBeGreaterThan(2100);
    process.kill(killed, "SIGKILL");
    await page.getByRole("button", { name: "Join the movement" }).click();
    await expect(page.getByRole("main")).toContainText(/All you typed is still here|Now look in your mail/);
    for (const path of ["/issues/stem", "/feed.xml", "/es/feed.json", "/sitemap.xml"])
      expect((await fetch(url + path)).status, path).toBe(200);
    expect(await (await fetch(`${url}/organizations`)).text()).toContain("Exploratorium");
    expect(await (await fetch(url)).text()).toContain("What we work on");

    await expect.poll(async () => (await fetch(`${url}/api/ready`)).status, { timeout: 120_000 }).toBe(200);
    expect(postmaster()).not.toBe(killed);
  });

  test("a SIGTERM that only npm gets stops the site and its database as well", async () => {
    await site!.kill("SIGTERM");
    await gone();
    await databaseGone(dataDir);
  });
});

test("two processes start together on one new database", async () => {
  const server = new URL(databaseOf(productDataDir()));
  await sql(server.href, "drop database if exists together");
  await sql(server.href, "create database together");
  server.pathname = "/together";
  const settings = { DATABASE_URL: server.href, AUTH_SECRET: "the-same-secret-for-both-processes-012345" };
  const both = await Promise.all([
    startProduct(resolve(".data-together-1"), settings),
    startProduct(resolve(".data-together-2"), settings),
  ]);
  for (const product of both) expect((await fetch(product.url)).status).toBe(200);
  expect(await Promise.all(both.map((product) => product.kill("SIGINT")))).toEqual([0, 0]);
  removeDataDir(resolve(".data-together-1"));
  removeDataDir(resolve(".data-together-2"));
});
