import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, linkIn, press, test } from "../support/journey";

const words = {
  en: {
    path: "",
    email: "Email address",
    firstName: "First name",
    join: "Join the movement",
    confirm: "Confirm and join",
    link: "Send me a link",
    open: "Open my membership",
    all: "Stop all our mail?",
    button: "Unsubscribe",
    done: "All our mail is stopped",
    less: "Or rather less, or nothing?",
    monthly: "One mail a month",
    isMonthly: "gets one mail a month",
    stopAlerts: "Stop the alerts",
    startAlerts: "Start the alerts",
    alertWords: "I agree to get calls to act by email",
    stopUpdates: "Stop all updates",
    startUpdates: "Start the updates again",
    history: "Mail you get: alerts; updates → updates",
    taken: "Taken back: Alerts by email",
  },
  es: {
    path: "/es",
    email: "Correo electrónico",
    firstName: "Nombre",
    join: "Únete al movimiento",
    confirm: /Confirmar/,
    link: "Mándenme un enlace",
    open: "Abrir mi membresía",
    all: "¿Ya no quieres recibir nada?",
    button: "Darme de baja",
    done: "Ya no recibirás nada",
    less: "¿O mejor menos, o nada?",
    monthly: "Un correo al mes",
    isMonthly: "le llega un correo al mes",
    stopAlerts: "Parar las alertas",
    startAlerts: "Empezar a recibir alertas",
    alertWords: "Acepto recibir correos con llamados a actuar",
    stopUpdates: "Parar todas las noticias",
    startUpdates: "Volver a recibir noticias",
    history: "Correos que recibes: alertas; noticias → noticias",
    taken: "Alertas por correo",
  },
} as const;

type Locale = keyof typeof words;
type MailTo = (address: string, nth?: number) => Promise<Parameters<typeof linkIn>[0]>;

/** Joins. @returns the welcome's unsubscribe link */
async function join(page: Page, locale: Locale, address: string, mailTo: MailTo): Promise<string> {
  const say = words[locale];
  await page.goto(`${say.path}/join`);
  await page.getByLabel(say.email).fill(address);
  await page.getByLabel(say.firstName, { exact: true }).fill("Xiadani");
  await press(page, say.join);
  await page.goto(linkIn(await mailTo(address), "/confirm/"));
  await press(page, say.confirm);
  return linkIn(await mailTo(address, 1), "/unsubscribe/");
}

for (const [locale, javaScriptEnabled] of [
  ["en", true],
  ["es", false],
] as const)
  test.describe(`${locale}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("a reader asks for less, then for nothing; a robot that follows the link changes nothing", async ({
      page,
      request,
      mailTo,
    }) => {
      const say = words[locale];
      const address = anAddress("reader");
      const link = await join(page, locale, address, mailTo);
      for (const follow of [link, link.replace("/es/", "/").replace("/unsubscribe/", "/api/unsubscribe/")])
        expect((await request.get(follow)).status()).toBe(200);
      expect((await request.head(link)).status()).toBe(200);

      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(say.all);
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByText(say.less).click();
      await page.getByRole("button", { name: say.monthly }).click();
      await expect(page.getByRole("status")).toContainText(say.isMonthly);
      await page.getByRole("button", { name: say.button, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(say.done);
      await page.reload();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(say.done);
      if (javaScriptEnabled) await expectAccessible(page);
    });

    test("a member ends one kind of mail and begins it again with new words", async ({ page, mailTo }) => {
      const say = words[locale];
      const address = anAddress("kinds");
      await join(page, locale, address, mailTo);
      await page.goto(`${say.path}/account/mail`);
      await page.getByLabel(say.email).fill(address);
      await press(page, say.link);
      await page.goto(linkIn(await mailTo(address, 2), "/account/open/"));
      await press(page, say.open);

      await page.getByRole("button", { name: say.stopAlerts }).click();
      await expect(page.getByText(say.alertWords)).toBeVisible();
      await expect(page.getByRole("button", { name: say.stopUpdates })).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.goto(`${say.path}/account/history`);
      await expect(page.getByText(say.history)).toBeVisible();
      await expect(page.getByText(say.taken).first()).toBeVisible();

      await page.goto(`${say.path}/account/mail`);
      await page.getByRole("button", { name: say.startAlerts }).click();
      await expect(page.getByRole("button", { name: say.stopAlerts })).toBeVisible();
      await page.getByRole("button", { name: say.stopUpdates }).click();
      await expect(page.getByRole("button", { name: say.startUpdates })).toBeVisible();
      await expect(page.getByRole("button", { name: say.stopAlerts })).toBeVisible();
    });
  });

test("a mail program unsubscribes by itself, without cookies, at once", async ({
  page,
  playwright,
  mailTo,
}) => {
  const address = anAddress("program");
  const link = await join(page, "en", address, mailTo);
  const program = await playwright.request.newContext();
  const post = (form: Record<string, string>) =>
    program.post(link.replace("/unsubscribe/", "/api/unsubscribe/"), { form });
  expect((await post({ "List-Unsubscribe": "Other" })).status()).toBe(400);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.en.all);

  for (const nth of [1, 2])
    expect((await post({ "List-Unsubscribe": "One-Click" })).status(), `${nth}`).toBe(200);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.en.done);
  await program.dispose();
});

test("providers that prove nothing are not listened to", async ({ request }) => {
  for (const provider of ["ses", "postmark", "mailgun", "sendgrid"]) {
    const answer = await request.post(`/api/inbound/${provider}`, { data: { RecordType: "Bounce" } });
    expect(answer.status(), provider).toBe(404);
    expect((await request.get(`/api/inbound/${provider}`)).status(), provider).toBe(405);
  }
});
