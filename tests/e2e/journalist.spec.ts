import { expect, test } from "../support/journey";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a journalist finds the article, who wrote it, and everything to quote it by", async ({ page }) => {
    await page.goto("/articles");
    const main = page.getByRole("main");
    const headlines = await main.getByRole("heading", { level: 3 }).allInnerTexts();
    expect(headlines.at(-1), "the undated article comes last").toBe(
      "A statewide team for every science classroom",
    );
    await main.getByRole("link", { name: headlines.at(-1)! }).click();
    await expect(page).toHaveURL(/\/articles\/cal-mscs$/);
    await expect(main).toContainText("By Dr. Shari Dickstein-Staub and Megan Smith");
    await expect(main).toContainText("Date not recorded");
    await expect(main).toContainText(/\d minutes? to read/);
    await expect(main).toContainText("Guest contributors");
    await expect(main.getByRole("link", { name: /external links/ })).toHaveAttribute(
      "href",
      "/policies/external-links",
    );
    await page.getByText("Cite this article").click();
    await expect(main).toContainText(
      "Dr. Shari Dickstein-Staub and Megan Smith. “A statewide team for every science classroom.” Classroom Science, undated.",
    );
    const tools = page.getByRole("navigation", { name: "Keep or pass on this article" });
    await expect(tools.getByRole("link")).toHaveText(["Save", "Print", "E-mail this article", "PDF"]);
    const mail = new URL((await tools.getByRole("link", { name: "E-mail" }).getAttribute("href"))!);
    expect(mail.pathname, "to nobody yet").toBe("");
    expect(mail.searchParams.get("subject")).toBe("A statewide team for every science classroom");
    expect(mail.searchParams.get("body")).toContain("/articles/cal-mscs");
    await tools.getByRole("link", { name: "Print" }).click();
    await expect(page).toHaveURL(/\/articles\/cal-mscs\/print$/);
  });

  test("from the article to the bill it names, to the one that carried it on, and what that brought", async ({
    page,
  }) => {
    await page.goto("/es/articles/cal-mscs");
    const main = page.getByRole("main");
    await main.getByRole("heading", { name: "AB 2565" }).getByRole("link").click();
    await expect(page).toHaveURL(/\/es\/bills\/ab-2565$/);
    await expect(main).toContainText("Siguió en la AB 185");
    await main.getByRole("link", { name: "AB 185" }).click();
    await expect(page).toHaveURL(/\/es\/bills\/ab-185$/);
    await expect(main).toContainText("$50");
    await expect(
      main.getByRole("link", { name: "Un equipo estatal para cada clase de ciencias" }),
    ).toBeVisible();
  });
});

test("an author's address can be read and written to by people, and is nowhere for robots to find", async ({
  page,
  request,
}) => {
  for (const path of [
    "/articles/cal-mscs",
    "/people/megan-smith",
    "/es/people",
    "/es/articles/cal-mscs/print",
  ]) {
    const html = await (await request.get(path)).text();
    expect(html, path).not.toMatch(/[\w.%+-]+(?:@|%40|&#64;)[\w-]+\.[a-z]{2,}/i);
    expect(html, path).not.toMatch(/mailto:(?!\?)/);
  }
  const html = await (await request.get("/people/megan-smith")).text();
  expect(html.replace(/<[^>]+>/g, "")).toContain("msmith (at) sjcoe.net");
  await page.goto("/people/megan-smith");
  await expect(page.getByRole("link", { name: "msmith@sjcoe.net" })).toHaveAttribute(
    "href",
    "mailto:msmith@sjcoe.net",
  );
});

test("a person's page tells what they do, what they wrote, and whose pages tell their view", async ({
  page,
}) => {
  await page.goto("/people");
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "Dr. Ilene Straus" }).click();
  await expect(main).toContainText("Tells Ilene Straus’s view");
  await main.getByRole("link", { name: /Partnership/ }).click();
  await expect(page).toHaveURL(/\/coalitions\/capmse$/);
  await page.goto("/people/megan-smith");
  await expect(
    main.getByRole("heading", { name: "A statewide team for every science classroom" }),
  ).toBeVisible();
  await main.getByRole("link", { name: "San Joaquin County Office of Education" }).click();
  await expect(page).toHaveURL(/\/organizations\/san-joaquin-county-office-of-education$/);
});
