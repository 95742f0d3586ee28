import type { Browser, Page } from "@playwright/test";
import sharp from "sharp";
import { anAddress, expect, expectAccessible, linkIn, test } from "../support/journey";
import { databaseOf, inviteStaff, sql } from "../support/operator";

const dataDir = () => process.env["PRODUCT_DATA_DIR"]!;

async function signIn(page: Page, role: "editor" | "organizer" | "admin", name = "writer"): Promise<void> {
  const email = anAddress(name);
  await page.goto(await inviteStaff(email, role));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
  await sql(databaseOf(dataDir()), "update person set first_name = $2 where email = $1", [email, name]);
}

/** Somebody else's browser, signed in. */
async function somebodyElse(
  browser: Browser,
  name: string,
  {
    role = "organizer",
    javaScriptEnabled = true,
  }: { role?: "editor" | "organizer"; javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env["PRODUCT_URL"]!, javaScriptEnabled });
  const page = await context.newPage();
  await signIn(page, role, name);
  return page;
}

const text = (page: Page) => page.getByLabel("Text in English");
const tool = (page: Page, name: string) =>
  page.getByRole("toolbar", { name: "Tools for the English" }).getByRole("button", { name });
const saved = (page: Page) => expect(page.getByText(/^Saved at /)).toBeVisible();

async function aDraft(page: Page, subject: string): Promise<string> {
  await page.goto("/staff/updates/new");
  await page.getByLabel("Subject in English").fill(subject);
  await text(page).fill("The first words.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/staff\/updates\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

test("an editor writes, and it is saved while she types", async ({ page }) => {
  await signIn(page, "editor");
  await page.goto("/staff/updates/new");
  await page.getByLabel("Subject in English").fill("Thursday's vote");
  await text(page).click();
  await page.keyboard.type("Hello,");
  // Nobody pressed a button: it has an address of its own by now.
  await page.waitForURL(/\/staff\/updates\/[0-9a-f-]{36}$/);
  await saved(page);
  await page.keyboard.type(" the vote is near.");
  await saved(page);
  await page.reload();
  await expect(text(page)).toHaveValue("Hello, the vote is near.");
  await expect(page.getByLabel("Subject in English")).toHaveValue("Thursday's vote");
});

test("the tools work by keyboard, and the browser's undo takes back what they did", async ({ page }) => {
  await signIn(page, "editor");
  await aDraft(page, "By keyboard");
  await text(page).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+b");
  await expect(text(page)).toHaveValue("**The first words.**");
  await page.keyboard.press("Control+z");
  await expect(text(page)).toHaveValue("The first words.");
  await page.keyboard.press("Control+End");

  // The toolbar is one stop of the Tab key, then by arrows.
  await page.keyboard.press("Shift+Tab");
  await expect(tool(page, "Bold")).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(text(page)).toBeFocused();

  // A figure brings its source along.
  await tool(page, "Figure").click();
  await page.getByLabel("Look for").fill("calculus");
  await page.keyboard.press("Enter");
  await expect(text(page)).toHaveValue('The first words.\n\n<Claim id="schools-without-calculus" />\n');
  await expect(text(page)).toBeFocused();

  // A picture needs words for those who do not see it.
  await tool(page, "Picture").click();
  await page.getByLabel("From an address").check();
  await page.getByLabel("Where the picture is").fill("https://example.org/a.png");
  await page.getByRole("button", { name: "Put it in" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("What it shows").fill("A class at work");
  await page.getByRole("button", { name: "Put it in" }).click();
  await expect(text(page)).toHaveValue(
    /<Picture src="https:\/\/example.org\/a.png" alt="A class at work" \/>/,
  );
});

test("the two languages are held against each other", async ({ page }) => {
  await signIn(page, "editor");
  await aDraft(page, "Side by side");
  const parity = page.getByRole("region", { name: /English beside Spanish/ });
  await expect(parity).toContainText("One language");
  await page.getByLabel("Subject in Spanish").fill("Lado a lado");
  await expect(parity).toContainText("The Spanish has no text yet.");
  await page.getByLabel("Text in Spanish").fill("Las primeras palabras.\n\n## Y un título");
  await expect(parity).toContainText("Not the same parts");
  await page.getByLabel("Text in Spanish").fill("Las primeras palabras.");
  await expect(parity).toContainText("Both languages have the same parts.");
  await saved(page);
  await text(page).fill("The first words, changed.");
  await expect(parity).toContainText("Spanish is behind");
  await page.getByRole("button", { name: "The Spanish still says the same" }).click();
  await expect(parity).toContainText("Both languages have the same parts.");
});

test.describe("without a connection", () => {
  test.use({ tolerated: /ERR_INTERNET_DISCONNECTED|status of (404|410|422)/ });

  test("what is typed is kept in the browser, and saved when the connection is back", async ({
    page,
    context,
  }) => {
    await signIn(page, "editor");
    const address = await aDraft(page, "Offline");
    await saved(page);
    await context.setOffline(true);
    await text(page).fill("Typed on a train.");
    await expect(page.getByText(/Not saved: there is no connection/)).toBeVisible();
    await context.setOffline(false);
    await saved(page);

    // The window is closed before the connection is back: the words are offered at the next visit.
    await context.setOffline(true);
    await text(page).fill("Typed in a tunnel.");
    await expect(page.getByText(/Not saved: there is no connection/)).toBeVisible();
    // Nothing gets out while it closes either: a browser then no longer pretends that it has no connection.
    await page.evaluate(() => {
      window.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
    });
    await page.close({ runBeforeUnload: false });
    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto(address);
    await expect(text(later)).toHaveValue("Typed on a train.");
    await later.getByRole("button", { name: "Put them into the fields" }).click();
    await expect(text(later)).toHaveValue("Typed in a tunnel.");
    await saved(later);
  });
});

test("two people see each other, and neither writes over the other", async ({ page, browser }) => {
  await signIn(page, "organizer", "Rosa");
  const address = await aDraft(page, "By two");
  const other = await somebodyElse(browser, "Ana");
  await other.goto(address);
  await expect(other.getByText(/Rosa has this update open too/)).toBeVisible({ timeout: 90_000 });
  await other.getByLabel("Subject in English").fill("Ana's subject");
  await other.getByLabel("Subject in Spanish").fill("El asunto de Ana");
  await saved(other);

  await page.getByLabel("Subject in English").fill("Rosa's subject");
  const conflict = page.getByRole("alert").filter({ hasText: "somebody saved this update" });
  await expect(conflict).toContainText("Ana saved it meanwhile");
  // Of what only Ana wrote, hers is chosen to begin with; of what both wrote, one's own.
  await expect(
    page.getByRole("group", { name: "Spanish: subject" }).getByLabel("What is saved now"),
  ).toBeChecked();
  await expect(page.getByRole("group", { name: "English: subject" }).getByLabel("Yours")).toBeChecked();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save what I chose" }).click();
  await expect(conflict).toHaveCount(0);
  await expect(page.getByLabel("Subject in English")).toHaveValue("Rosa's subject");
  await expect(page.getByLabel("Subject in Spanish")).toHaveValue("El asunto de Ana");

  // Nothing was lost: Ana's words are a version, and Rosa goes back to it.
  await page.goto(`${address}/versions`);
  await expectAccessible(page);
  await page.getByRole("navigation", { name: "Versions" }).getByRole("link", { name: /Ana/ }).first().click();
  await expect(page.getByRole("region", { name: /\d/ }).getByRole("insertion").first()).toHaveText("Ana's");
  await page.getByRole("button", { name: "Go back to this" }).click();
  await page.waitForURL(/done=restored/);
  await expect(page.getByLabel("Subject in English")).toHaveValue("Ana's subject");
  await other.context().close();
});

test("without JavaScript the form still saves", async ({ browser }) => {
  const page = await somebodyElse(browser, "plain", { role: "editor", javaScriptEnabled: false });
  await page.goto("/staff/updates/new");
  await page.getByLabel("Subject in English").fill("Plain");
  await text(page).fill("Words.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/\/staff\/updates\/[0-9a-f-]{36}\?done=saved/);
  await text(page).fill("Other words.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.goto(page.url().split("?")[0]!);
  await expect(text(page)).toHaveValue("Other words.");
  await page.context().close();
});

/** A picture file like no other. */
async function aPictureFile(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [r, g, b] = crypto.getRandomValues(new Uint8Array(3));
  const background = { r: r ?? 0, g: g ?? 0, b: b ?? 0 };
  const buffer = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .withExif({ IFD0: { Artist: "Ana Secreta" } })
    .jpeg()
    .toBuffer();
  return { name: "IMG_2041.JPG", mimeType: "image/jpeg", buffer };
}

test.describe("pictures", () => {
  test.use({ tolerated: /status of (404|410|413|422)/ });

  test("one is handed in while writing, chosen again for the other language, and seen by everyone", async ({
    page,
    request,
  }) => {
    await signIn(page, "editor");
    const address = await aDraft(page, "With a picture");
    const mark = crypto.randomUUID().slice(0, 6);
    await tool(page, "Picture").click();
    await page.getByLabel("The file").setInputFiles({
      ...{ name: "words.png", mimeType: "image/png", buffer: Buffer.from("hello") },
    });
    await page.getByLabel("What it shows").fill(`A class, ${mark}`);
    await page.getByRole("button", { name: "Put it in" }).click();
    await expect(page.getByRole("dialog")).toContainText("This is no picture that can be read.");
    await expect(page.getByLabel("What it shows")).toHaveValue(`A class, ${mark}`);
    await expectAccessible(page);
    await page.getByLabel("The file").setInputFiles(await aPictureFile());
    await page.getByLabel("What it shows").press("Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(text(page)).toHaveValue(
      new RegExp(`<Picture src="/pictures/[0-9a-f]{16}-400x300" alt="A class, ${mark}" />`),
    );
    const src = /src="([^"]+)"/.exec(await text(page).inputValue())![1]!;

    // For Spanish the same one is chosen by keyboard, and described in Spanish.
    const spanish = page.getByRole("toolbar", { name: "Tools for the Spanish" });
    await spanish.getByRole("button", { name: "Picture" }).click();
    await page.getByLabel("One used before").check();
    await page.getByRole("group", { name: "Which one" }).getByRole("radio").first().press("Space");
    await page.getByLabel("What it shows").fill("Una clase");
    await expectAccessible(page);
    await page.getByLabel("What it shows").press("Enter");
    await expect(page.getByLabel("Text in Spanish")).toHaveValue(
      new RegExp(`<Picture src="${src}" alt="Una clase" />`),
    );
    await saved(page);

    // From our own address, for a year, with nothing of the camera's in it.
    const picture = await request.get(src);
    expect(picture.headers()["content-type"]).toMatch(/^image\/(jpeg|png)$/);
    expect(picture.headers()["cache-control"]).toContain("immutable");
    expect((await picture.body()).includes("Secreta")).toBe(false);
    expect((await request.get(`${src}0`)).status()).toBe(404);
    await page.goto(`${address}/preview`);
    const shown = page
      .frameLocator("iframe")
      .first()
      .getByRole("img", { name: `A class, ${mark}` });
    await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(400);

    // It stands in an update, so it stays.
    await page.goto("/staff/updates/pictures");
    await expectAccessible(page);
    const line = page.getByRole("listitem").filter({ hasText: mark });
    await expect(line).toContainText("In 1 update");
    await expect(line.getByText("Delete it")).toHaveCount(0);
  });

  test("without JavaScript too; one that stands nowhere can be deleted", async ({ browser }) => {
    const page = await somebodyElse(browser, "plain", { role: "editor", javaScriptEnabled: false });
    await page.goto("/staff/updates/new");
    await page.getByRole("link", { name: "Pictures to put into the text" }).first().click();
    const mark = crypto.randomUUID().slice(0, 6);
    const handIn = async (file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) => {
      await page.getByLabel("The file").setInputFiles(file);
      await page.getByRole("button", { name: "Keep the picture" }).click();
    };
    await page.getByLabel("What it shows, in English").fill(`Nobody's ${mark}`);
    await handIn({ name: "a.svg", mimeType: "image/png", buffer: Buffer.from("<svg xmlns='x'/>") });
    await expect(page.getByText("This is a drawing in SVG")).toBeVisible();
    // What was said of it is there still.
    await expect(page.getByLabel("What it shows, in English")).toHaveValue(`Nobody's ${mark}`);
    await handIn({ name: "a.png", mimeType: "image/png", buffer: Buffer.alloc(9 * 1024 * 1024) });
    await expect(page.getByText("larger than 8 MB")).toBeVisible();
    await page.getByLabel("What it shows, in English").fill(`Nobody's ${mark}`);
    await handIn(await aPictureFile());
    await expect(page.getByText("The picture is kept.")).toBeVisible();
    const line = page.getByRole("listitem").filter({ hasText: mark });
    await expect(line.getByLabel("A line of its own in the text")).toHaveValue(/^<Picture src="\/pictures\//);
    await line.getByText("Delete it").click();
    await line.getByRole("button", { name: `Delete this picture: Nobody's ${mark}` }).click();
    await expect(page.getByText("The picture is gone.")).toBeVisible();
    await expect(line).toHaveCount(0);
    await page.context().close();
  });
});

test("templates: one of the sample is begun from, and an update becomes one", async ({ page }) => {
  await signIn(page, "organizer");
  await page.goto("/staff/updates/templates");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Begin from it: Call before a vote" }).click();
  await page.waitForURL(/done=begun/);
  await expect(page.getByLabel(/^Campaign alert/)).toBeChecked();
  await expect(text(page)).toHaveValue(/first name\|friend/);
  const name = `Kept ${crypto.randomUUID().slice(0, 6)}`;
  await page.getByText("Keep it as a template", { exact: true }).click();
  await page.getByLabel("Name of the template").fill(name);
  await page.getByRole("button", { name: "Keep it", exact: true }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await page.getByText(`Rename or delete “${name}”`).click();
  await page
    .getByRole("listitem")
    .filter({ hasText: name })
    .getByRole("button", { name: "Delete this" })
    .click();
  await expect(page.getByRole("heading", { name })).toHaveCount(0);
});

test("a sender is chosen once its reader has said yes", async ({ page, mailTo, browser }) => {
  await signIn(page, "organizer");
  await page.goto("/staff/updates/senders");
  const email = anAddress("sender");
  await page.getByLabel("Name in the inbox").fill("Rosa at the Movement");
  await page.getByLabel("Address", { exact: true }).fill("rosa@");
  await page.getByRole("button", { name: "Add it and ask its reader" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("is not complete");
  await expect(page.getByLabel("Name in the inbox")).toHaveValue("Rosa at the Movement");
  await page.getByLabel("Address", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Add it and ask its reader" }).click();
  const line = page.getByRole("listitem").filter({ hasText: email });
  await expect(line).toContainText("Was asked and has not answered");
  await expectAccessible(page);

  // Whoever reads that address need not work here; a scanner that follows the link changes nothing.
  const link = linkIn(await mailTo(email), "/staff/senders/");
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(link);
  await page.reload();
  await expect(line).toContainText("Was asked and has not answered");
  await reader.getByRole("button", { name: "Yes, they may" }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toContainText("Thank you");
  await reader.goto(link);
  await expect(reader.getByRole("heading", { level: 1 })).toContainText("does not work any more");
  await reader.context().close();

  await page.goto("/staff/updates/new");
  await page.getByLabel("Whom it comes from").selectOption({ label: `Rosa at the Movement (${email})` });
  await page.getByLabel("Subject in English").fill("From Rosa");
  await saved(page);
  await page.reload();
  await expect(page.getByLabel("Whom it comes from").locator("option:checked")).toContainText(email);
});

test("the list is searched and narrowed; a draft is duplicated and deleted", async ({ page }) => {
  await signIn(page, "organizer");
  const subject = `Findable ${crypto.randomUUID().slice(0, 6)}`;
  const address = await aDraft(page, subject);
  await page.goto(`/staff/updates?q=${encodeURIComponent(subject.toUpperCase())}&state=draft`);
  await expect(page.getByRole("main")).toContainText("1 update");
  await page.goto(`/staff/updates?q=${encodeURIComponent(subject)}&state=sent`);
  await expect(page.getByRole("main")).toContainText("No update fits that.");
  await page.goto(address);
  await page.getByText("Duplicate it", { exact: true }).click();
  await page.getByRole("button", { name: "Make a second draft" }).click();
  await page.waitForURL(/done=duplicated/);
  expect(new URL(page.url()).pathname).not.toBe(address);
  await page.getByText("Delete this draft", { exact: true }).click();
  await page.getByRole("button", { name: "Delete it for good" }).click();
  await expect(page.getByRole("main")).toContainText("The draft is gone");
  await page.goto(`/staff/updates?q=${encodeURIComponent(subject)}`);
  await expect(page.getByRole("main")).toContainText("1 update");
});
