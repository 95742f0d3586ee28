import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { anAddress, expect, expectAccessible, linkIn, press, test } from "../support/journey";
import { inviteStaff } from "../support/operator";

/** An organization with a website that no other test has. */
function aClub() {
  const id = crypto.randomUUID().slice(0, 8);
  return { name: `Tide ${id} Club`, slug: `tide-${id}-club`, domain: `tide-${id}.example` };
}

type Joining = { page: Page; mailTo: (address: string, nth?: number) => Promise<{ text: string }> };

/** Joins for an organization that wishes to be listed, and confirms. */
async function joinFor({ page, mailTo }: Joining, address: string, name: string, website: string) {
  await page.goto("/join?kind=organization");
  await page.getByLabel("Organization name").fill(name);
  await page.getByLabel("Website").fill(website);
  await page.getByLabel("Kind of organization").selectOption("nonprofit");
  await page.getByLabel("I may speak for this organization").check();
  await page.getByLabel("List our organization publicly").check();
  await page.getByLabel("Email address").fill(address);
  await page.getByLabel("First name", { exact: true }).fill("Thuy");
  await press(page, "Join the movement");
  await page.goto(linkIn((await mailTo(address)) as never, "/confirm/"));
  await press(page, "Confirm and join");
}

/** Opens the account by a mailed link. */
async function signIn({ page }: Joining, address: string, newest: () => Promise<{ text: string }>) {
  await page.goto("/account");
  await page.getByLabel("Email address").fill(address);
  await press(page, "Send me a link");
  await page.goto(linkIn((await newest()) as never, "/account/open/"));
  await press(page, "Open my membership");
}

const aPicture = () =>
  sharp({ create: { width: 300, height: 120, channels: 3, background: "#3a32b8" } })
    .png()
    .toBuffer();

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    // The page that says that a file is too large says so by its status as well.
    test.use({ javaScriptEnabled, tolerated: /status of (404|410|413|422)/ });

    test("a director makes the page hers, invites a colleague and hands over", async ({
      page,
      context,
      browser,
      mailTo,
      countMail,
    }) => {
      const { name, slug, domain } = aClub();
      const address = `thuy@${domain}`;
      await joinFor({ page, mailTo }, address, name, domain);

      // The welcome leads to the toolkit, and the letter says that it is listed.
      await expect.poll(() => countMail(address)).toBeGreaterThan(2);
      const letters = [await mailTo(address, 1), await mailTo(address, 2)];
      const welcome = letters.find(({ text }) => text.includes("/toolkit"))!;
      expect(letters.some(({ text }) => text.includes(`/organizations/${slug}`))).toBe(true);

      const before = await countMail(address);
      await signIn({ page, mailTo }, address, () => mailTo(address, before));
      await page.goto(linkIn(welcome as never, "/account/organizations/"));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Toolkit");
      const home = new URL(page.url()).pathname.replace(/\/toolkit$/, "");
      if (javaScriptEnabled) {
        await expectAccessible(page);
        const download = page.waitForEvent("download");
        await page.getByRole("link", { name: "Poster in English (PDF)" }).click();
        const file = await readFile((await (await download).path())!);
        expect(file.subarray(0, 5).toString()).toBe("%PDF-");
      }

      await page.goto(`${home}/edit`);
      await page.getByLabel("About it, in English").fill("We count crabs with children.");
      await page.getByLabel("About it, in Spanish").fill("Contamos cangrejos con la niñez.");
      await page.getByLabel("Spanish", { exact: true }).check();
      await page.getByLabel("Website").fill("not a website");
      await press(page, "Save");
      await expect(page.getByRole("alert")).toContainText("Enter a web address");
      await expect(page.getByLabel("About it, in English")).toHaveValue("We count crabs with children.");
      await page.getByLabel("Website").fill(domain);
      await press(page, "Save");
      await expect(page.getByRole("status")).toContainText("Saved");

      await page.goto(`${home}/logo`);
      await page
        .getByLabel("A picture file")
        .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("<svg xmlns='x'/>") });
      await press(page, "Use this picture");
      await expect(page.getByText("That is an SVG drawing")).toBeVisible();
      await page
        .getByLabel("A picture file")
        .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.alloc(4_000_000) });
      await press(page, "Use this picture");
      await expect(page.getByText("larger than 2 MB")).toBeVisible();
      await page.goto(`${home}/logo`);
      await page
        .getByLabel("A picture file")
        .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: await aPicture() });
      await press(page, "Use this picture");
      await expect(page.getByRole("img", { name: `Logo of ${name}` })).toBeVisible();

      await expect
        .poll(async () => (await page.request.get(`/es/organizations/${slug}`)).text())
        .toContain("Contamos cangrejos");
      await page.goto(`/organizations/${slug}`);
      await expect(page.getByRole("main")).toContainText("We count crabs with children.");
      await expect(page.getByRole("img", { name: `Logo of ${name}` })).toHaveJSProperty("complete", true);

      // A colleague, in a browser of his own, whose mail was forwarded to somebody else first.
      const colleague = `luis@${domain}`;
      await page.goto(`${home}/people`);
      await page.getByLabel("Their email address").fill(colleague);
      await press(page, "Send the invitation");
      await expect(page.getByRole("status")).toContainText("sent the invitation");
      const other = await browser.newContext({ javaScriptEnabled });
      const his = await other.newPage();
      await his.goto(linkIn(await mailTo(colleague), "/invitation/"));
      await expect(his.getByRole("main")).toContainText(name);
      await his.getByLabel("First name").fill("Luis");
      await his.getByLabel("I may speak for this organization").check();
      await his.getByLabel("The address this invitation was sent to").fill(anAddress("eve"));
      await press(his, `Act for ${name}`);
      await expect(his.getByRole("alert")).toContainText("sent to another address");
      await his.getByLabel("The address this invitation was sent to").fill(colleague);
      await press(his, `Act for ${name}`);
      await expect(his.getByRole("heading", { level: 1 })).toHaveText("You act for it now");
      await other.close();

      await page.goto(`${home}/people`);
      await page.locator("summary").filter({ hasText: "Luis" }).click();
      await press(page, "Hand over to Luis");
      await expect(page.getByRole("status")).toContainText("handed over");
      await expect(page.getByRole("button", { name: "Send the invitation" })).toHaveCount(0);
      expect((await mailTo(colleague, 1)).text).toContain("primary contact");
      await context.clearCookies();
      await page.goto(`${home}/people`);
      await expect(page).toHaveURL(/\/account\?next=/);
    });
  });

test("staff decide with everything on one page, the letter arrives, and a name is lent by a yes alone", async ({
  page,
  mailTo,
  countMail,
}) => {
  const { name, slug, domain } = aClub();
  const address = anAddress("director");
  await joinFor({ page, mailTo }, address, name, domain);
  expect((await page.request.get(`/organizations/${slug}`)).status()).toBe(404);
  await expect.poll(() => countMail(address)).toBeGreaterThan(1);

  await page.goto(await inviteStaff(anAddress("organizer"), "organizer"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
  await page.goto("/staff/organizations?q=" + encodeURIComponent(name.replace("Tide", "Tidee")));
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByRole("main")).toContainText("Nothing shows it");
  await expectAccessible(page);

  await page.goto("/staff/organizations/listing");
  const one = page.getByRole("article", { name });
  await expect(one).toContainText(domain);
  await expect(one).toContainText(address);
  const before = await countMail(address);
  await one.getByRole("button", { name: `List ${name}`, exact: true }).click();
  await expect(page.getByRole("status")).toContainText("on the public list now");
  expect((await mailTo(address, before)).text).toContain(`/organizations/${slug}`);
  await expect.poll(async () => (await page.request.get(`/organizations/${slug}`)).status()).toBe(200);

  await page.goto("/staff/organizations?q=" + encodeURIComponent(name));
  await page.getByRole("link", { name }).click();
  await page.getByText("Ask whether its name may stand under something").click();
  const title = `Letter ${crypto.randomUUID().slice(0, 8)}`;
  await page.getByLabel("What the name would stand under").fill(title);
  await page.getByLabel("Its text in full, or where it is").fill("Every school has a lab.");
  await page.getByRole("button", { name: `Ask ${name}` }).click();
  await expect(page.getByRole("status")).toContainText("on its way");
  const asked = await mailTo(address, before + 1);
  expect(asked.text).toContain("Every school has a lab.");

  await signIn({ page, mailTo }, address, () => mailTo(address, before + 2));
  await page.goto(linkIn(asked, "/account/organizations/"));
  await press(page, /^Yes, it may/);
  await expect(page.getByRole("status")).toContainText("kept");
  await page.goto(`/staff/organizations/name-uses?title=${encodeURIComponent(title)}`);
  await expect(page.getByRole("main")).toContainText("1 yes, 0 no, 0 without an answer");
});
