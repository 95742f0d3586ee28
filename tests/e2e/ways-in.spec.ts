import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, linkIn, press, test } from "../support/journey";
import { databaseOf, inviteStaff, sql } from "../support/operator";

const dataDir = () => process.env["PRODUCT_DATA_DIR"]!;
const databaseUrl = () => databaseOf(dataDir());

async function signInAsOrganizer(page: Page): Promise<void> {
  await page.goto(await inviteStaff(anAddress("organizer"), "organizer"));
  await page.getByRole("main").getByRole("button").click();
  await expect(page).toHaveURL(/\/staff$/);
}

/** A page on another site that shows the form in a frame. */
async function aSite(framed: string): Promise<{ server: Server; origin: string }> {
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><html lang="en"><title>A site</title><h1>A site</h1>` +
        `<iframe src="${framed}" title="Join" width="400" height="1200"></iframe>`,
    );
  });
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` };
}

test("a partner gets a link, somebody joins by it, and the partner sees numbers and nobody", async ({
  page,
  mailTo,
}) => {
  const name = `Library ${crypto.randomUUID().slice(0, 8)}`;
  await signInAsOrganizer(page);
  await page.goto("/staff/ways-in");
  await page.getByLabel("Partner’s name").fill(name);
  await page.getByRole("button", { name: "Add the partner" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  const link = await page.getByRole("textbox", { name: "The link" }).first().inputValue();
  const own = await page.getByRole("textbox", { name: "The partner’s own page" }).last().inputValue();
  await expectAccessible(page);

  const address = anAddress();
  await page.goto(link);
  await page.getByRole("link", { name: "Joining as an organization?" }).click();
  await expect(page).toHaveURL(/ref=library/);
  await page.goto(link);
  await page.getByLabel("Email address").fill(address);
  await page.getByLabel("First name", { exact: true }).fill("Ana");
  await page.getByLabel(/^You are/).selectOption("educator");
  await press(page, "Join the movement");
  await page.goto(linkIn(await mailTo(address), "/confirm/"));
  await expect(page.getByText("Educator")).toBeVisible();
  await press(page, "Confirm and join");

  await page.goto(own);
  await expect(page.getByText("Menos de 5")).toHaveCount(3);
  await expect(page.getByRole("main")).not.toContainText(address);
  await expectAccessible(page);
  const poster = await page.request.get(`${page.url()}/print/pdf`);
  expect(poster.headers()["content-type"]).toBe("application/pdf");
  expect((await page.request.get(`${own}x`)).status()).toBe(404);

  await page.goto("/staff/ways-in");
  await page.getByRole("link", { name }).click();
  await expect(page.locator(".tally-count").first()).toHaveText("1");
  await page.getByRole("button", { name: "Close the link" }).click();
  await expect(page.getByRole("status")).toContainText("closed");
});

test.describe("the form on another site", () => {
  // A browser says that it refused a frame; that is what is tested.
  test.use({ tolerated: /frame-ancestors|Refused to (?:frame|display)|status of 404|chrome-error|favicon/ });

  test("it works in a frame of a site that is let in, without cookies and scripts, and in no other", async ({
    page,
    browser,
    mailTo,
    baseURL,
  }) => {
    const { server, origin } = await aSite(`${baseURL}/embed/join`);
    try {
      await signInAsOrganizer(page);
      await page.goto(origin);
      await expect(page.frameLocator("iframe").getByLabel("Email address")).toHaveCount(0);

      await page.goto("/staff/ways-in");
      await page.getByLabel("Sites that may show the form").fill("no site at all");
      await page.getByRole("button", { name: "Keep this list" }).click();
      await expect(page.getByText("is no address of a site")).toBeVisible();
      await page.getByLabel("Sites that may show the form").fill(origin);
      await page.getByRole("button", { name: "Keep this list" }).click();
      await expect(page.getByText("These sites can show the form")).toBeVisible();

      const plain = await browser.newContext({ javaScriptEnabled: false });
      const visitor = await plain.newPage();
      const address = anAddress();
      await visitor.goto(origin);
      const frame = visitor.frameLocator("iframe");
      const seenAt = Date.now();
      await frame.getByLabel("Email address").fill(address);
      await frame.getByLabel("First name", { exact: true }).fill("Ana");
      await expect.poll(() => Date.now() - seenAt, { intervals: [100] }).toBeGreaterThan(2500);
      await frame.getByRole("button", { name: "Join the movement" }).click();
      await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Now look in your mail");
      expect(await plain.cookies()).toEqual([]);
      await plain.close();
      expect(linkIn(await mailTo(address), "/confirm/")).toContain("/confirm/");
      const kept = await sql<{ method: string }>(
        databaseUrl(),
        "select method from join_request where email = $1",
        [address],
      );
      expect(kept).toEqual([{ method: "embedded-form" }]);
    } finally {
      await sql(databaseUrl(), "delete from setting where name = 'embed-hosts'");
      server.close();
    }
  });
});

test("a sheet is typed in by keyboard, entry after entry, and waits for the person's own word", async ({
  page,
  mailTo,
}) => {
  const addresses = [anAddress("paper"), anAddress("paper")];
  await signInAsOrganizer(page);
  await page.goto("/staff/members/paper");
  await page.getByLabel("Where it was signed").fill("County fair");
  await page.getByLabel("Language of the sheet").selectOption("es");
  for (const address of addresses) {
    await page.getByLabel("Email address").fill(address);
    await page.getByLabel("First name").fill("Rosa");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").first()).toContainText(address);
    await expect(page.getByLabel("Email address")).toBeFocused();
    await expect(page.getByLabel("Where it was signed")).toHaveValue("County fair");
  }
  await page.reload();
  await expect(page.getByRole("cell", { name: addresses[0]!, exact: true })).toBeVisible();
  await expectAccessible(page);
  const mail = await mailTo(addresses[0]!);
  expect(mail.headers["content-language"]).toBe("es");
  await page.goto(linkIn(mail, "/confirm/"));
  await press(page, /Confirmar/);
  await page.goto("/staff/members/paper");
  await expect(page.getByRole("cell", { name: addresses[0]!, exact: true })).toHaveCount(0);
  await expect(page.getByRole("cell", { name: addresses[1]!, exact: true })).toBeVisible();
});

test("200 attempts to join with one address at once are one mail; wild forms are answered, never with an error", async ({
  request,
  page,
  mailTo,
  countMail,
}) => {
  const address = anAddress();
  await page.goto("/join");
  const startedAt = await page.locator('input[name="startedAt"]').inputValue();
  const seenAt = Date.now();
  await expect.poll(() => Date.now() - seenAt, { intervals: [100] }).toBeGreaterThan(2100);
  const fields = { kind: "individual", locale: "en", firstName: "Ana", startedAt };
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, nth) =>
      request.post("/join", {
        multipart: { ...fields, email: address },
        headers: { "X-Forwarded-For": `198.19.${nth}.7` },
        maxRedirects: 0,
      }),
    ),
  );
  expect(answers.every((answer) => answer.status() < 500)).toBe(true);
  await mailTo(address);
  expect(await countMail(address)).toBe(1);

  const wild = [
    "<script>alert(1)</script>",
    "\u0000",
    "'; drop table person; --",
    "a".repeat(20_000),
    "\u202e",
    "{{7*7}}",
  ];
  for (const [nth, text] of wild.entries())
    for (const path of ["/join", "/es/join", "/embed/join", `/confirm/${"x".repeat(43)}`]) {
      const multipart = {
        ...fields,
        email: text,
        firstName: text,
        lastName: text,
        zip: text,
        token: text,
        version: text,
      };
      const headers = { "X-Forwarded-For": `198.18.${nth}.7` };
      const answer = await request.post(path, { multipart, headers, maxRedirects: 0 });
      expect(answer.status(), `${path} ${text.slice(0, 20)}`).toBeLessThan(500);
      expect(await answer.text()).not.toContain("<script>alert");
    }
});
