import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, linkIn, press, test } from "../support/journey";

const words = {
  en: {
    path: "",
    email: "Email address",
    firstName: "First name",
    button: "Join the movement",
    look: "Now look in your mail",
    confirm: "Confirm and join",
    welcome: "Welcome. You are Pro-Kid.",
  },
  es: {
    path: "/es",
    email: "Correo electrónico",
    firstName: "Nombre",
    button: "Únete al movimiento",
    look: /correo/,
    confirm: /Confirmar/,
    welcome: /Pro-Kid/,
  },
} as const;

async function ask(
  page: Page,
  locale: keyof typeof words,
  address: string,
  firstName = "Ana",
): Promise<void> {
  const say = words[locale];
  await page.goto(`${say.path}/join`);
  await page.getByLabel(say.email).fill(address);
  await page.getByLabel(say.firstName, { exact: true }).fill(firstName);
  await press(page, say.button);
}

for (const javaScriptEnabled of [true, false])
  for (const locale of ["en", "es"] as const)
    test.describe(`${locale}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled });

      test("a parent joins from a brief, confirms by mail, and leaves again with one press", async ({
        page,
        mailTo,
      }) => {
        const say = words[locale];
        const address = anAddress();
        await page.goto(`${say.path}/issues/linked-learning`);
        await page.getByRole("main").locator('a[href*="/join"]').first().click();
        await page.getByLabel(say.email).fill(address);
        await page.getByLabel(say.firstName, { exact: true }).fill("José Nguyễn");
        await press(page, say.button);
        await expect(page).toHaveURL(/\/join\/sent$/);
        await expect(page.getByRole("heading", { level: 1 })).toContainText(say.look);

        const mail = await mailTo(address);
        await page.goto(linkIn(mail, "/confirm/"));
        await press(page, say.confirm);
        await expect(page.getByRole("heading", { level: 1 })).toContainText(say.welcome);

        const welcome = await mailTo(address, 1);
        expect(welcome.text).toContain("José Nguyễn");
        const unsubscribe = linkIn(welcome, "/unsubscribe/");
        await page.goto(unsubscribe);
        await page.getByRole("main").getByRole("button").click();
        await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      });
    });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("mistakes are named beside the fields and on top, and nothing typed is lost", async ({ page }) => {
    await page.goto("/join");
    await page.getByLabel("Email address").fill("not an address");
    await page.getByLabel("Last name").fill("Ortega");
    await page.getByLabel("ZIP code").fill("9581");
    await press(page, "Join the movement");
    const summary = page.getByRole("alert");
    await expect(summary).toContainText("Enter an email address in full");
    await expect(summary).toContainText("Enter your first name");
    await expect(summary).toContainText("five digits");
    await expect(page.getByLabel("Email address")).toHaveValue("not an address");
    await expect(page.getByLabel("Last name")).toHaveValue("Ortega");
    await expect(page.getByLabel("ZIP code")).toHaveAttribute("aria-invalid", "true");
    await summary.getByRole("link").first().click();
    await expect(page).toHaveURL(/#/);
  });

  test("a mailed link does nothing by being opened, as mail scanners do", async ({
    page,
    mailTo,
    countMail,
    request,
  }) => {
    const address = anAddress();
    await ask(page, "en", address);
    const link = linkIn(await mailTo(address), "/confirm/");
    for (let visit = 0; visit < 3; visit++) expect((await request.get(link)).status()).toBe(200);
    expect(await countMail(address)).toBe(1);
    await page.goto(link);
    await expect(page.getByRole("button", { name: "Confirm and join" })).toBeVisible();
  });
});

test("a member who joins again is answered like everyone, and told by mail alone", async ({
  page,
  mailTo,
  countMail,
}) => {
  const address = anAddress();
  await ask(page, "en", address);
  await page.goto(linkIn(await mailTo(address), "/confirm/"));
  await press(page, "Confirm and join");
  await mailTo(address, 1);
  // Within five minutes no more mail goes to the same address; the answer stays the same.
  await ask(page, "en", `  ${address.toUpperCase()} `);
  await expect(page).toHaveURL(/\/join\/sent$/);
  expect(await countMail(address)).toBe(2);
});

test("a link that was used says so and offers another", async ({ page, mailTo }) => {
  const address = anAddress();
  await ask(page, "en", address);
  const link = linkIn(await mailTo(address), "/confirm/");
  await page.goto(link);
  await press(page, "Confirm and join");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Welcome");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/used before|Welcome/);
});

test("a link nobody made is answered kindly", async ({ page }) => {
  await page.goto("/confirm/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("We do not know that link");
  await expectAccessible(page);
  await page.goto("/es/unsubscribe/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
});

test("the mail program's own button unsubscribes at once, without cookies", async ({
  page,
  mailTo,
  request,
}) => {
  const address = anAddress();
  await ask(page, "en", address);
  await page.goto(linkIn(await mailTo(address), "/confirm/"));
  await press(page, "Confirm and join");
  const welcome = await mailTo(address, 1);
  const oneClick = linkIn(welcome, "/unsubscribe/").replace("/unsubscribe/", "/api/unsubscribe/");
  const answer = await request.post(oneClick, { form: { "List-Unsubscribe": "One-Click" } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()["set-cookie"]).toBeUndefined();
});

test("wild input does no harm", async ({ page }) => {
  const typed = [
    "x".repeat(10_000),
    "<img src=x onerror=alert(1)>",
    "\u202Eevil",
    "👩‍👧‍👦",
    "مريم",
    "visit casino.com now",
  ];
  for (const name of typed) {
    await page.goto("/join");
    await page.getByLabel("Email address").fill(anAddress());
    await page.getByLabel("First name", { exact: true }).fill(name);
    await press(page, "Join the movement");
    await expect(page.locator("body")).not.toContainText("does not work right now");
    expect(await page.locator("img[onerror]").count()).toBe(0);
  }
});

test("the pages of joining are accessible, with and without mistakes", async ({ page, mailTo }) => {
  await page.goto("/join");
  await press(page, "Join the movement");
  await expectAccessible(page);
  const address = anAddress();
  await ask(page, "en", address);
  await expectAccessible(page);
  await page.goto(linkIn(await mailTo(address), "/confirm/"));
  await expectAccessible(page);
  await press(page, "Confirm and join");
  await expectAccessible(page);
  await page.goto(linkIn(await mailTo(address, 1), "/unsubscribe/"));
  await expectAccessible(page);
});
