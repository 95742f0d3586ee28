import { doIUseEmail } from "@jsx-email/doiuse-email";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getClaim, listAgenda } from "@/lib/content/store";
import { previewMail, writeMail, type MailFrame } from "@/lib/updates/compose";
import { slotOf } from "@/lib/updates/personal";

const ask = listAgenda("en")[0]!.id;
const everything = `Dear {first name|friend},

a figure in a sentence: <Claim id="schools-without-calculus" /> of students, in {county|California}.

<Callout title="What you can do, {first name|friend}" tone="act">
1. See [our page](/join).

<Button words="Write to your senator" href="https://www.senate.ca.gov/" />
</Callout>

<Claim id="schools-without-calculus" />
<AgendaItem id="${ask}" />
<Issue id="stem/stem-network" />
<Article id="cal-mscs" />
<Picture src="/marks/mark.svg" alt="A flower of four petals" width="300" caption="Our mark" />

| County | Schools |
| - | -: |
| Kern | 30 |

> quoted

---

![A class](https://example.org/a.png)
`;
const part = {
  subject: "{first name|Friend}, read this",
  preheader: "For {county|California}",
  body: everything,
};
const frame: MailFrame = { slug: "read-this", kind: "update", postalAddress: "One Street 1\nOakland, CA" };

describe("a mail to many", () => {
  test("has slots where readers differ, one number a field and fallback", () => {
    const { subject, html, text, personal } = writeMail(part, "en", frame);
    expect(personal).toEqual([
      { field: "first name", fallback: "Friend" },
      { field: "county", fallback: "California" },
      { field: "first name", fallback: "friend" },
    ]);
    expect(subject).toBe(`${slotOf(0, "subject")}, read this`);
    expect(html).toContain(`<title>${slotOf(0, "html")}, read this</title>`);
    expect(html).not.toMatch(/InSubject|InText/);
    expect(text).toContain(`Dear ${slotOf(2, "text")},`);
    expect(text).not.toMatch(/InSubject|InHtml/);
    expect(html + text + subject).not.toMatch(/[{}]first name|\|friend/);
  });

  test("says why it came and what one unsubscribes from, by its kind, with the postal address, in both forms", () => {
    for (const kind of ["update", "digest", "alert", "notice"] as const)
      for (const locale of ["en", "es"] as const) {
        const { html, text } = writeMail(part, locale, { ...frame, kind });
        expect(text).toContain("One Street 1\nOakland, CA");
        expect(html).toContain("One Street 1<br />Oakland, CA");
      }
    const alert = writeMail(part, "en", { ...frame, kind: "alert" });
    expect(alert.text).toContain("Unsubscribe from campaign alerts: ");
    expect(alert.text.replace(/\s+/g, " ")).toContain("agreed to campaign alerts");
    expect(writeMail(part, "es", { ...frame, kind: "notice" }).html).toContain("Darme de baja de los avisos");
  });

  test("names the source of every figure, and leads to its page in the reader's language", () => {
    const claim = getClaim("schools-without-calculus")!;
    for (const locale of ["en", "es"] as const) {
      const { html, text } = writeMail(part, locale, frame);
      for (const form of [html, text.replace(/\s+/g, " ")]) {
        expect(form).toContain(claim.display[locale]);
        expect(form).toContain(claim.source[locale]);
        expect(form).toContain(`${locale === "es" ? "/es" : ""}/claims/schools-without-calculus`);
      }
    }
  });

  test("leads through the counter with every link of its words and no other, where links are counted", () => {
    const seen: string[] = [];
    const links = {
      addressOf: (url: string) => {
        seen.push(url);
        return `https://counted.example/${seen.length}`;
      },
      decoy: "https://counted.example/decoy",
    };
    const { html, text } = writeMail(part, "en", { ...frame, links });
    expect(seen.some((url) => url.endsWith("/join"))).toBe(true);
    expect(seen).toContain("https://www.senate.ca.gov/");
    expect(html).not.toContain("https://www.senate.ca.gov/");
    expect(html.match(/counted\.example\/decoy/g)).toHaveLength(1);
    expect(text).not.toContain("decoy");
    expect(html).toContain("/unsubscribe/");
    expect(seen.some((url) => /unsubscribe|account/.test(url))).toBe(false);
    expect(writeMail(part, "en", frame).html).not.toContain("decoy");
  });

  test("is small: a long one with everything in it is far from being cut", () => {
    const { html } = writeMail({ ...part, body: everything.repeat(2) }, "en", frame);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });
});

test("a preview shows a reader's own values, and what stands for others otherwise", () => {
  const rosa = { firstName: "Rosa", organization: null, county: "kern", district: null };
  expect(previewMail(part, "en", frame, rosa)).toMatchObject({
    subject: "Rosa, read this",
    preview: "For Kern County",
  });
  const other = previewMail(part, "en", frame);
  expect(other.subject).toBe("Friend, read this");
  expect(other.text).toContain("Dear friend,");
});

test("a value that looks like markup is text in the mail", () => {
  const wild = { firstName: `<b>"&'`, organization: null, county: null, district: null };
  const { html } = previewMail(part, "en", frame, wild);
  expect(html).not.toContain("<b>");
  expect(html).toContain("&#x3C;b>");
});

test("whatever is written, slots survive whole in both forms and nothing typed becomes markup", () => {
  const bits = fc.constantFrom(
    ...["{first name|friend}", "{county|California}", "**", "*", "\n\n", "- ", "> ", "# ", "`", "[a](/b)"],
    ...[
      '<Callout title="{nombre|x}">',
      "</Callout>",
      '<Claim id="schools-without-calculus" />',
      "| a | b |\n|-|-|\n",
    ],
    ...[
      '<Button words="{county|x}" href="/join" />',
      "<script>alert(1)</script>",
      "<img onerror=x>",
      "\\",
      "|",
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 25 }), (parts) => {
      const { html, text, personal } = writeMail({ ...part, body: parts.join("\n") }, "en", frame);
      for (const form of [html, text])
        for (const [whole, index] of form.matchAll(/personalValueOfTheReader(\d*)\w{0,6}/g)) {
          expect(personal[Number(index)]).toBeDefined();
          expect(whole).toMatch(/^personalValueOfTheReader\d+In(?:Html|Text)/);
        }
      expect(html).not.toMatch(/<script|<img onerror|<x-/);
      expect(html).not.toContain("[object");
    }),
    { numRuns: 150 },
  );
});

/** The programs that most of our readers use, as the data set names them (caniemail.com). */
const clients = [
  ...["apple-mail.ios", "apple-mail.macos", "gmail.android", "gmail.desktop-webmail", "gmail.ios"],
  ...["outlook.android", "outlook.ios", "outlook.macos", "outlook.windows", "outlook.windows-mail"],
  ...["samsung-email.android", "thunderbird.macos", "yahoo.android", "yahoo.desktop-webmail", "yahoo.ios"],
] as const;

/** What one of them does not know, and what a reader has in its place. */
const tolerated: Record<string, string> = {
  "@media": "the light colours, and the column of a computer",
  "Attribute selector": "the light colours",
  "Chaining selectors": "the light colours",
  "<body> element": "the table inside has the same colour",
  overflow: "the preview line is hidden in two other ways",
  "border-radius": "the mark is four squares",
  "role attribute": "a table read aloud as one",
  "aria-hidden attribute": "the mark's empty cells, which say nothing",
};

test.each(["en", "es"] as const)(
  "mail programs know what it is made of, or do well without (%s)",
  (locale) => {
    const { html } = previewMail(part, locale, frame);
    const { errors = [] } = doIUseEmail(html, { emailClients: [...clients] }) as { errors?: string[] };
    const unknown = new Set(errors.map((error) => /^`(.+?)` is not supported/.exec(error)?.[1] ?? error));
    expect([...unknown].filter((feature) => !Object.hasOwn(tolerated, feature))).toEqual([]);
  },
);
