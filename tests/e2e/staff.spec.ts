import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, linkIn, test } from "../support/journey";
import { inviteStaff } from "../support/operator";

async function signIn(page: Page, role: "editor" | "organizer" | "admin"): Promise<string> {
  const email = anAddress(role);
  await page.goto(await inviteStaff(email, role));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
  return email;
}

test("a stranger sees nothing of the staff area", async ({ page, request }) => {
  for (const path of ["/staff", "/staff/members", "/staff/updates", "/staff/mailbox", "/staff/claims"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/staff\/sign-in/);
  }
  await expectAccessible(page);
  for (const path of ["/staff/mailbox/x/frame", "/api/metrics"])
    expect((await request.get(path, { maxRedirects: 0 })).status(), path).not.toBe(200);
});

test("the printed link signs in once, and a used one says so", async ({ page, context }) => {
  const link = await inviteStaff(anAddress("printed"), "admin");
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Overview");
  await context.clearCookies();
  await page.goto(link);
  await expect(page).toHaveURL(/\/staff\/sign-in\?/);
});

test("staff sign in by mail; the form answers a stranger alike", async ({
  page,
  mailTo,
  countMail,
  context,
}) => {
  const email = anAddress("by-mail");
  await inviteStaff(email, "editor");
  const ask = async (address: string) => {
    await page.goto("/staff/sign-in");
    await page.getByLabel(/address/i).fill(address);
    await page.getByRole("button").first().click();
    await page.waitForURL(/state=/);
    return (await page.getByRole("main").innerText()).replaceAll(address, "");
  };
  const answer = await ask(email);
  const stranger = anAddress("stranger");
  expect(await ask(stranger)).toBe(answer);
  const mail = await mailTo(email);
  expect(await countMail(stranger)).toBe(0);
  await context.clearCookies();
  await page.goto(linkIn(mail, "/staff/sign-in/"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Overview");
});

test("every staff page is accessible and runs under its policy", async ({ page }) => {
  await signIn(page, "admin");
  for (const path of [
    "/staff",
    "/staff/updates",
    "/staff/updates/new",
    "/staff/members",
    "/staff/organizations",
    "/staff/organizations/duplicates",
    "/staff/claims",
    "/staff/outbox",
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    expect(answer?.headers()["content-security-policy"], path).not.toContain("unsafe");
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
  }
});

test("an editor may write and not send", async ({ page }) => {
  await signIn(page, "editor");
  await page.goto("/staff/updates/new");
  await page.getByLabel("Subject in English").fill("A draft");
  await page.getByLabel("Text in English").fill("Some **words**.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/staff\/updates\/[0-9a-f-]{36}/);
  await page.goto(`${page.url().split("?")[0]}/send`);
  // The page is there for handing it in; the press that sends is not.
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(?:Send|Approve)/ })).toHaveCount(0);
});

test("two tabs cannot overwrite each other, and nothing typed is lost", async ({ page, context }) => {
  await signIn(page, "organizer");
  await page.goto("/staff/updates/new");
  await page.getByLabel("Subject in English").fill("First words");
  await page.getByLabel("Text in English").fill("Text.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/staff\/updates\/[0-9a-f-]{36}/);
  const other = await context.newPage();
  await other.goto(page.url().split("?")[0]!);
  await other.getByLabel("Subject in English").fill("From the other tab");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText(/^Saved at /)).toBeVisible();
  await page.getByLabel("Subject in English").fill("From the first tab");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "somebody saved this update" })).toBeVisible();
  await expect(page.getByLabel("Subject in English")).toHaveValue("From the first tab");
});

test("health says the process is up, and ready says the rest", async ({ request }) => {
  expect((await request.get("/api/health")).status()).toBe(200);
  expect((await request.get("/api/ready")).status()).toBe(200);
});
