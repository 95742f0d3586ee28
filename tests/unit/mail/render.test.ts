import { expect, test } from "vitest";
import fc from "fast-check";
import { isTemplateName, renderMail } from "@/lib/mail/render";
import { confirmationUrl } from "@/lib/mail/links";
import { locales } from "@/lib/platform/i18n";

const seed = "AAAAAAAAAAAAAAAAAAAAAA";
const personId = "0190a000-0000-7000-8000-000000000001";

const mailsTo = (firstName: string, organization: string | null) =>
  locales.flatMap((locale) => [
    renderMail("confirm", { seed, firstName, organization }, locale),
    renderMail("welcome", { personId, firstName, organization }, locale),
    renderMail("already-member", { firstName, organization }, locale),
    renderMail("staff-sign-in", { seed, email: "staff@example.org" }, locale),
    renderMail(
      "sender-confirm",
      { seed, name: "Rosa at the Movement", email: "rosa@example.org", by: firstName },
      locale,
    ),
  ]);

test("every mail has a subject, a page of HTML in its language and a letter that ends with who writes", () => {
  for (const mail of mailsTo("José", null)) {
    expect(mail.subject.length).toBeGreaterThan(5);
    expect(mail.html).toMatch(/^<!doctype html>\s*<html lang="(en|es)"/);
    expect(mail.html).not.toMatch(/<(script|img|iframe)/);
    expect(mail.text).toMatch(/\n-- \n/);
    expect(mail.text).not.toMatch(/[<>]/);
    expect(mail.text.split("\n").every((line) => line.length <= 78 || line.includes("http"))).toBe(true);
  }
});

test("both parts of the confirmation hold the same link, in the reader's language", () => {
  for (const locale of locales) {
    const mail = renderMail("confirm", { seed, firstName: "Ana", organization: null }, locale);
    const url = confirmationUrl(seed, locale);
    expect(mail.text).toContain(`\n${url}\n`);
    expect(mail.html).toContain(`href="${url}"`);
    expect(url).toMatch(locale === "es" ? /\/es\/confirm\/[\w-]{43}$/ : /[^s]\/confirm\/[\w-]{43}$/);
    expect(mail.html).not.toContain(seed);
  }
});

test("the welcome can be unsubscribed from with one click; a confirmation is no list mail", () => {
  const data = { firstName: "", organization: null };
  const welcome = renderMail("welcome", { personId, ...data }, "en");
  expect(welcome.headers?.["List-Unsubscribe"]).toMatch(/^<http.*\/api\/unsubscribe\/[\w-]{43}>$/);
  expect(welcome.headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  expect(renderMail("confirm", { seed, ...data }, "en").headers).toBeUndefined();
});

test("without a name the mail greets without one", () => {
  expect(renderMail("confirm", { seed, firstName: "", organization: null }, "en").text).toMatch(/^Hello,\n/);
  expect(renderMail("confirm", { seed, firstName: "José", organization: null }, "es").text).toMatch(
    /^Hola, José:\n/,
  );
});

test("an organization is named in the mails that concern it", () => {
  const named = mailsTo("Ana", "Club & Friends").filter(({ text }) => text.includes("Club & Friends"));
  expect(named).toHaveLength(6);
  expect(named.every(({ html }) => html.includes("Club &amp; Friends"))).toBe(true);
});

test("nothing that was typed becomes markup, a header or a line of its own", () => {
  const wild = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constant('"><script>x</script>\r\nBcc: a@example.org'),
  );
  fc.assert(
    fc.property(wild, wild, (firstName, organization) => {
      for (const mail of mailsTo(firstName, organization)) {
        expect(mail.html).not.toContain("<script>");
        expect(mail.subject).not.toMatch(/[\r\n]/);
        expect(mail.text).not.toMatch(/\nBcc:/);
      }
    }),
    { numRuns: 50 },
  );
});

test("only templates that exist are templates", () => {
  expect(isTemplateName("confirm")).toBe(true);
  expect(isTemplateName("toString")).toBe(false);
});
