import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, linkIn, press, test } from "../support/journey";
import { inviteStaff } from "../support/operator";

const words = {
  en: {
    path: "",
    email: "Email address",
    firstName: "First name",
    join: "Join the movement",
    confirm: "Confirm and join",
    link: "Send me a link",
    open: "Open my membership",
    take: "Download your data (ZIP)",
    erase: "Delete everything now",
    missing: "Tick the box if you are sure.",
    erased: "Everything is erased",
    readme: "README.txt",
    gone: "Nothing is held of you here",
  },
  es: {
    path: "/es",
    email: "Correo electrónico",
    firstName: "Nombre",
    join: "Únete al movimiento",
    confirm: /Confirmar/,
    link: "Mándenme un enlace",
    open: "Abrir mi membresía",
    take: "Descargar tus datos (ZIP)",
    erase: "Borrar todo ahora",
    missing: "Marca la casilla",
    erased: "Todo está borrado",
    readme: "LEEME.txt",
    gone: "Aquí ya no guardamos nada de ti",
  },
} as const;

type Locale = keyof typeof words;
type MailTo = (address: string, nth?: number) => Promise<Parameters<typeof linkIn>[0]>;

/** Joins, and comes in by a mailed link on the page that was wanted. @returns the welcome's unsubscribe link */
async function comeIn(page: Page, locale: Locale, address: string, wanted: string, mailTo: MailTo) {
  const say = words[locale];
  await page.goto(`${say.path}/join`);
  await page.getByLabel(say.email).fill(address);
  await page.getByLabel(say.firstName, { exact: true }).fill("Xiadani");
  await press(page, say.join);
  await page.goto(linkIn(await mailTo(address), "/confirm/"));
  await press(page, say.confirm);
  const unsubscribe = linkIn(await mailTo(address, 1), "/unsubscribe/");
  await page.goto(`${say.path}${wanted}`);
  await page.getByLabel(say.email).fill(address);
  await press(page, say.link);
  await page.goto(linkIn(await mailTo(address, 2), "/account/open/"));
  await press(page, say.open);
  await expect(page).toHaveURL(new RegExp(`${wanted}$`));
  return unsubscribe;
}

for (const [locale, javaScriptEnabled] of [
  ["en", true],
  ["es", false],
] as const)
  test.describe(`${locale}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("a parent takes a copy of their data, has everything erased and reads the receipt", async ({
      page,
      mailTo,
    }) => {
      const say = words[locale];
      const address = anAddress("leaving");
      const unsubscribe = await comeIn(page, locale, address, "/account/data", mailTo);

      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: say.take }).click();
      const files = unzipSync(readFileSync(await (await download).path()));
      expect(Object.keys(files)).toEqual(expect.arrayContaining([say.readme, "data.json"]));
      expect(strFromU8(files["data.json"]!)).toContain(address);
      expect(strFromU8(files["data.json"]!)).toContain("Xiadani");

      await page.goto(`${say.path}/account/delete`);
      await press(page, say.erase);
      await expect(page.getByText(say.missing).first()).toBeVisible();
      await page.getByRole("checkbox").check();
      await press(page, say.erase);
      await expect(page).toHaveURL(/\/account\/delete\/receipt\//);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(say.erased);
      await expect(page.getByRole("main")).not.toContainText("Xiadani");
      await expect(page.getByRole("main")).not.toContainText(address);

      // Signed out, and the links of old mails lead to nobody.
      await page.goto(`${say.path}/account/data`);
      await expect(page.getByRole("button", { name: say.link })).toBeVisible();
      await page.goto(unsubscribe);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(say.gone);
    });
  });

test("staff find nobody who was erased", async ({ page, context, mailTo }) => {
  const address = anAddress("erased");
  await comeIn(page, "en", address, "/account/delete", mailTo);
  await page.getByRole("checkbox").check();
  await press(page, words.en.erase);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(words.en.erased);

  const staff = await context.newPage();
  await staff.goto(await inviteStaff(anAddress("organizer"), "organizer"));
  await staff.getByRole("button").last().click();
  await expect(staff).toHaveURL(/\/staff$/);
  await staff.goto(`/staff/members?q=${encodeURIComponent(address)}`);
  await expect(staff.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(staff.getByRole("row", { name: address })).toHaveCount(0);
});

for (const locale of ["en", "es"] as const)
  test(`the pages of taking and deleting can be used by everybody, in ${locale}`, async ({
    page,
    mailTo,
  }) => {
    await comeIn(page, locale, anAddress("axe"), "/account/data", mailTo);
    await expectAccessible(page);
    await page.goto(`${words[locale].path}/account/delete`);
    await expectAccessible(page);
    await page.getByRole("checkbox").check();
    await press(page, words[locale].erase);
    await expect(page).toHaveURL(/receipt/);
    await expectAccessible(page);
  });
