import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { Client } from "pg";
import { startOldPostgres } from "../support/old-postgres";
import { databaseOf } from "../support/operator";
import { attemptStart, freePort, removeDataDir, startProduct } from "../support/product";

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
    .poll(() => existsSync(join(dataDir, "postgres", "data", "postmaster.pid")), { timeout: 60_000 })
    .toBe(false);

test.describe("a start that cannot be", () => {
  test("a second start on the same data says so and leaves the first alone", async () => {
    const attempt = await attemptStart({ DATA_DIR: productDataDir(), PORT: String(await freePort()) });
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
    const attempt = await attemptStart({ DATA_DIR: join(inTheWay, "data"), PORT: "0" });
    rmSync(inTheWay);
    expectASentence(attempt, /data folder .* cannot be used/);
  });

  test("a platform without PostgreSQL's programs", async () => {
    const dataDir = resolve(".data-other-platform");
    const disguise = "--import=data:text/javascript,Object.defineProperty(process,'arch',{value:'riscv64'})";
    const attempt = await attemptStart({ DATA_DIR: dataDir, PORT: "0", NODE_OPTIONS: disguise });
    removeDataDir(dataDir);
    expectASentence(attempt, /no PostgreSQL to run by itself on this machine .*riscv64.*DATABASE_URL/);
  });

  test("a wrong password", async () => {
    const url = new URL(databaseOf(productDataDir()));
    url.password = "s3cret";
    expectASentence(
      await attemptStart({ DATABASE_URL: url.href, PORT: "0" }),
      /refuses the user or the password/,
    );
  });

  test("a database that is not there", async () => {
    const url = new URL(databaseOf(productDataDir()));
    url.pathname = "/nowhere";
    expectASentence(await attemptStart({ DATABASE_URL: url.href, PORT: "0" }), /has no database of the name/);
  });

  test("a server that does not answer", async () => {
    const attempt = await attemptStart({
      DATABASE_URL: `postgresql://a:s3cret@127.0.0.1:${await freePort()}/site`,
      PORT: "0",
    });
    expectASentence(attempt, /No PostgreSQL server answers at 127\.0\.0\.1/);
  });

  test("a server that is too old", async () => {
    const old = await startOldPostgres();
    const attempt = await attemptStart({ DATABASE_URL: old.url, PORT: "0" });
    old.close();
    expectASentence(attempt, /is version 13; the site needs 14 or newer/);
  });

  test("settings that cannot be used, all named at once", async () => {
    const attempt = await attemptStart({ PORT: "eighty", SMTP_URL: "mail.example.org" });
    expectASentence(attempt, /PORT .*SMTP_URL/);
  });
});

test("a killed launcher loses nothing: the next start finds its database and goes on", async () => {
  const dataDir = resolve(".data-killed");
  const first = await startProduct(dataDir);
  const database = databaseOf(dataDir);
  const client = new Client({ connectionString: database });
  await client.connect();
  await client.query("insert into setup_step (name) values ('written-before-the-kill')");
  await client.end();
  await first.kill("SIGKILL");

  const second = await startProduct(dataDir);
  expect(databaseOf(dataDir)).toBe(database);
  const again = new Client({ connectionString: databaseOf(dataDir) });
  await again.connect();
  const found = await again.query("select 1 from setup_step where name = 'written-before-the-kill'");
  await again.end();
  expect(found.rowCount).toBe(1);
  expect(second.staffLink).toContain("/staff/sign-in/");
  expect((await fetch(second.url)).status).toBe(200);

  expect(await second.kill("SIGTERM")).toBe(0);
  expect(existsSync(join(dataDir, "running.json"))).toBe(false);
  await databaseGone(dataDir);
  removeDataDir(dataDir);
});

test("when the database is killed, pages stay, what is typed stays, and the database comes back", async ({
  page,
}) => {
  const dataDir = resolve(".data-dead-database");
  const product = await startProduct(dataDir);
  await page.goto(`${product.url}/issues/stem`);
  await page.goto(`${product.url}/join`);
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
    expect((await fetch(product.url + path)).status, path).toBe(200);
  expect(await (await fetch(`${product.url}/organizations`)).text()).toContain("Exploratorium");
  expect(await (await fetch(product.url)).text()).toContain("What we work on");

  await expect
    .poll(async () => (await fetch(`${product.url}/api/ready`)).status, { timeout: 30_000 })
    .toBe(200);
  expect(postmaster()).not.toBe(killed);
  expect(await product.kill()).toBe(0);
  removeDataDir(dataDir);
});

test("a SIGTERM that only npm gets stops the site and its database as well", async () => {
  const dataDir = resolve(".data-npm-stopped");
  const port = String(await freePort());
  const env = { ...process.env, NODE_ENV: "production" as const, DATA_DIR: dataDir, PORT: port };
  const npm = spawn("npm", ["start"], { env, stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  npm.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await expect.poll(() => output, { timeout: 60_000 }).toContain("Ctrl-C stops the site");
  npm.kill("SIGTERM");
  await expect.poll(() => existsSync(join(dataDir, "running.json"))).toBe(false);
  await databaseGone(dataDir);
  removeDataDir(dataDir);
});

test("two processes start together on one new database", async () => {
  const server = new URL(databaseOf(productDataDir()));
  const client = new Client({ connectionString: server.href });
  await client.connect();
  await client.query("drop database if exists together");
  await client.query("create database together");
  await client.end();
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
