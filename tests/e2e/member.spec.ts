import type { Page } from "@playwright/test";
import {
  anAddress,
  expect,
  expectAccessible,
  linkIn,
  press,
  send as sendForm,
  test,
} from "../support/journey";

/** Sends a form of the account: its buttons wait for nobody. */
const send = (page: Page, name: string | RegExp) =>
  sendForm(page, page.getByRole("main").getByRole("button", { name }).first());

type Mail = { text: string };

async function joinAs(page: Page, address: string, mailTo: (address: string, nth?: number) => Promise<Mail>) {
  await page.goto("/join");
  await page.getByLabel("Email address").fill(address);
  await page.getByLabel("First name", { exact: true }).fill("Marisol");
  await press(page, "Join the movement");
  await page.goto(linkIn((await mailTo(address)) as never, "/confirm/"));
  await press(page, "Confirm and join");
  return (await mailTo(address, 1)) as never;
}

/** The mail to an address whose subject is like this, waited for. */
async function mailLike(
  address: string,
  subject: RegExp,
  mailTo: (address: string, nth?: number) => Promise<{ subject: string; text: string; html: string }>,
) {
  for (let nth = 0; ; nth++) {
    const mail = await mailTo(address, nth);
    if (subject.test(mail.subject)) return mail as never;
  }
}

async function signIn(page: Page, address: string, mailTo: Parameters<typeof mailLike>[2]): Promise<void> {
  await page.goto("/account");
  await page.getByLabel("Email address").fill(address);
  await send(page, "Send me a link");
  await expect(page).toHaveURL(/\/account\/sent$/);
  await page.goto(linkIn(await mailLike(address, /link to your membership/, mailTo), "/account/open/"));
  await send(page, "Open my membership");
  await expect(page).toHaveURL(/\/account$/);
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a parent signs in by a mailed link, changes everything, leaves and comes back", async ({
    page,
    mailTo,
    request,
  }) => {
    const [address, next] = [anAddress(), anAddress("parent.new")];
    await joinAs(page, address, mailTo);

    await page.goto("/account");
    await page.getByLabel("Email address").fill(` ${address.toUpperCase()} `);
    await send(page, "Send me a link");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("look in your mail");
    const link = linkIn(await mailLike(address, /link to your membership/, mailTo), "/account/open/");
    // Mail scanners follow links: nobody is signed in by that.
    for (let visit = 0; visit < 3; visit++) expect((await request.get(link)).status()).toBe(200);
    await page.goto(link);
    await send(page, "Open my membership");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Marisol");
    const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith("member-session"));
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("used before");

    // Another address: both are told, the new one confirms, mail then goes there.
    await page.goto("/account/addresses");
    await page.getByLabel("New email address").fill(next);
    await send(page, "Add this address");
    await expect(page.getByRole("status")).toContainText("mailbox of the new address");
    await mailLike(address, /new address for your membership/, mailTo);
    await page.goto(linkIn(await mailTo(next), "/account/address/"));
    await send(page, "Confirm this address");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("is confirmed");
    await mailLike(address, /addresses have changed/, mailTo);
    await mailLike(next, /addresses have changed/, mailTo);
    await page.goto("/account/addresses");
    await expect(page.getByRole("listitem").filter({ hasText: next })).toContainText("mail goes here");

    // What we know, a mistake first: nothing typed is lost.
    await page.goto("/account/profile");
    await page.getByLabel("ZIP code").fill("9411");
    await page.getByLabel("Last name").fill("Ortega");
    await send(page, "Save");
    await expect(page.getByRole("alert")).toContainText("five digits");
    await expect(page.getByLabel("Last name")).toHaveValue("Ortega");
    await page.getByLabel("ZIP code").fill("94110");
    await page.getByLabel("Español").check();
    await send(page, "Save");
    await expect(page).toHaveURL(/\/es\/account\/profile/);
    await expect(page.getByRole("status")).toContainText("Guardado");
    await expect(page.getByText("condado de San Francisco")).toBeVisible();

    await page.goto("/es/account/mail");
    await page.getByLabel(/Un resumen al mes/).check();
    await send(page, "Guardar");
    await expect(page.getByRole("status")).toContainText("Guardado");
    await expect(page.getByLabel(/Un resumen al mes/)).toBeChecked();

    await page.goto("/es/account/membership");
    await send(page, /^Pausar/);
    await expect(page.getByRole("status")).toContainText("En pausa");
    await send(page, /^Reanudar/);
    await page.getByText("Salirme", { exact: false }).first().click();
    await send(page, /^Salirme/);
    await expect(page.getByRole("status")).toContainText("Te saliste");
    await expect(page.getByText("Al unirme, digo que")).toBeVisible();
    await send(page, /^Volver/);
    await expect(page.getByRole("status")).toContainText("bienvenida otra vez");

    await page.goto("/es/account/history");
    for (const happened of ["Volviste", "Te saliste", "Dirección agregada", "Código postal: nada → 94110"])
      await expect(page.getByRole("main")).toContainText(happened);

    await page.getByRole("button", { name: "Salir", exact: true }).click();
    await expect(page.getByRole("status")).toContainText("Saliste");
    await page.goto("/es/account/profile");
    await expect(page).toHaveURL(/\/es\/account\?next=/);
  });

  test("an old mail's foot signs nobody in, and its links keep doing what they were for", async ({
    page,
    mailTo,
    countMail,
  }) => {
    const [address, reader] = [anAddress(), anAddress("reader")];
    const welcome = await joinAs(page, address, mailTo);
    await page.goto(linkIn(welcome, "/account\\?for="));
    await expect(page.getByRole("main")).toContainText("@example.org");
    await expect(page.getByRole("main")).not.toContainText(address);
    // The mail was forwarded: whoever reads it types what is theirs, and gets nothing.
    await page.getByLabel("Email address").fill(reader);
    await send(page, "Send me a link");
    await expect(page).toHaveURL(/\/account\/sent$/);
    await page.goto(linkIn(welcome, "/account\\?for="));
    await page.getByLabel("Email address").fill(address);
    await send(page, "Send me a link");
    await mailLike(address, /link to your membership/, mailTo);
    expect(await countMail(reader)).toBe(0);

    await page.goto(linkIn(welcome, "/unsubscribe/"));
    await page.getByText("Or rather less, or nothing?").click();
    await send(page, "One mail a month");
    await expect(page.getByRole("status")).toContainText("one mail a month");
    await page.getByText("Or rather less, or nothing?").click();
    await send(page, "Pause");
    await expect(page.getByRole("status")).toContainText("Paused");
    await send(page, "Unsubscribe");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("All our mail is stopped");
  });

  test("the form does not tell who is a member; the mail does", async ({ page, mailTo }) => {
    const nobody = anAddress("nobody");
    await page.goto("/account");
    await page.getByLabel("Email address").fill(nobody);
    await send(page, "Send me a link");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("look in your mail");
    expect((await mailTo(nobody)).subject).toContain("Nobody is a member");
  });
});

test("a member's pages are accessible and no wider than the screen, in both languages", async ({
  page,
  mailTo,
}) => {
  const address = anAddress();
  const welcome = await joinAs(page, address, mailTo);
  await page.goto(linkIn(welcome, "/account\\?for="));
  await expectAccessible(page);
  await send(page, "Send me a link");
  await expectAccessible(page);
  await signIn(page, address, mailTo);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const prefix of ["", "/es"])
    for (const path of ["", "/profile", "/addresses", "/mail", "/membership", "/history"]) {
      await page.goto(`${prefix}/account${path}`);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(await page.locator("script:not([data-document])").count()).toBe(0);
    }
});
