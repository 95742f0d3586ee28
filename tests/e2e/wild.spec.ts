import fc from "fast-check";
import type { Page } from "@playwright/test";
import { anAddress, expect, linkIn, press, test } from "../support/journey";
import { databaseOf, sql } from "../support/operator";
import { asked, type Answer, post, type Post, Visitors, wrongWith } from "../support/wild/requests";

// Forms and addresses as no browser sends them, against the started product. They are always the same ones: what fails
// can be looked for. `npm test` sends the first five hundred; WILD=2100 npx playwright test wild sends as many as that.

const SEED = 2026;
const TIMES = Number(process.env["WILD"] ?? 525);
/** Sent at once. */
const AT_ONCE = 8;

const SECRET = /Zenobia|Quintanar/;

/** Somebody whose record nobody may get to see. @returns their address */
async function aMember(): Promise<string> {
  const address = anAddress("secret");
  await sql(
    databaseOf(process.env["PRODUCT_DATA_DIR"]!),
    `with someone as (
       insert into person (id, email_key, email, first_name, last_name, updated_at)
       values (gen_random_uuid(), $1, $1, 'Zenobia', 'Quintanar', now()) returning id)
     insert into membership (id, person_id, kind) select gen_random_uuid(), id, 'individual' from someone`,
    [address],
  );
  return address;
}

/** Sends a part of all, and demands of each answer what must hold for every one. */
async function sendAll<Sent>(
  part: number,
  sent: fc.Arbitrary<Sent>,
  answerTo: (sent: Sent) => Promise<Answer>,
): Promise<void> {
  const together = fc.array(sent, { minLength: AT_ONCE, maxLength: AT_ONCE });
  await fc.assert(
    fc.asyncProperty(together, async (all) => {
      const answers = await Promise.all(all.map(answerTo));
      answers.forEach((answer, nth) => {
        const wrong = wrongWith(answer, SECRET);
        if (wrong) throw new Error(`${wrong}: ${JSON.stringify(all[nth]).slice(0, 2000)}`);
      });
    }),
    { numRuns: Math.ceil((part * TIMES) / AT_ONCE), seed: SEED, endOnFailure: true },
  );
}

/** The time in a form that was shown long enough ago to have been filled in by a person. */
async function startedAt(page: Page): Promise<string> {
  await page.goto("/join");
  const stamp = await page.locator('input[name="startedAt"]').inputValue();
  const seenAt = Date.now();
  await expect.poll(() => Date.now() - seenAt, { intervals: [100] }).toBeGreaterThan(2100);
  return stamp;
}

test("wild forms to join, also in a frame, are answered as forms are; nothing wild is kept", async ({
  page,
  baseURL,
}) => {
  const visitors = new Visitors(baseURL!);
  const [known, stamp] = [await aMember(), await startedAt(page)];
  const pages = ["/join", "/es/join?kind=organization", "/embed/join?ref=library", "/confirm/wild"];
  const forms = (await Promise.all(pages.map((path) => visitors.formsOn(path)))).flat();
  expect(forms.length).toBeGreaterThanOrEqual(3);
  const own = (visitor: number) => ({
    email: visitor % 5 === 0 ? known : `wild${visitor}@example.org`,
    ...{
      firstName: "Ana",
      organizationName: "Example Club",
      authority: "on",
      startedAt: stamp,
      nickname: "",
    },
  });
  await sendAll(0.29, post, (sent: Post) => visitors.post(forms, sent, own));
  visitors.leave();

  const database = databaseOf(process.env["PRODUCT_DATA_DIR"]!);
  const [kept] = await sql<{ asked: number; wild: number }>(
    database,
    `select count(*)::int as asked, count(*) filter (where exists (
       -- The words that are agreed to are ours, and have lines.
       select from jsonb_each_text(to_jsonb(r) - 'consent_words')
       where value ~ '[<>\\u0001-\\u001f\\u007f-\\u009f]'))::int as wild
     from join_request r`,
  );
  expect(kept!.asked).toBeGreaterThan(0.05 * TIMES);
  expect(kept!.wild).toBe(0);
  const [member] = await sql(
    database,
    "select first_name, individual_status::text as status, unsubscribed_at from person where email_key = $1",
    [known],
  );
  expect(member).toEqual({ first_name: "Zenobia", status: "active", unsubscribed_at: null });
});

test("wild forms for a link to an account and to unsubscribe tell nobody anything and end nobody's mail", async ({
  page,
  baseURL,
  mailTo,
}) => {
  const visitors = new Visitors(baseURL!);
  const known = await aMember();
  const address = anAddress();
  await page.goto("/join");
  await page.getByLabel("Email address").fill(address);
  await page.getByLabel("First name", { exact: true }).fill("Ana");
  await press(page, "Join the movement");
  await page.goto(linkIn(await mailTo(address), "/confirm/"));
  await press(page, "Confirm and join");
  const link = new URL(linkIn(await mailTo(address, 1), "/unsubscribe/")).pathname;

  const pages = ["/account", "/es/account?next=/account/mail", link];
  const forms = (await Promise.all(pages.map((path) => visitors.formsOn(path)))).flat();
  expect(forms.length).toBeGreaterThanOrEqual(5);
  const own = (visitor: number) => ({ email: visitor % 5 === 0 ? known : `wild${visitor}@example.org` });
  await sendAll(0.14, post, (sent: Post) => visitors.post(forms, sent, own));
  const oneClick = asked(["/api/unsubscribe/:", `/api${link}:`, "/unsubscribe/:", "/es/unsubscribe/:"]);
  const body = {
    type: "application/x-www-form-urlencoded",
    bytes: Buffer.from("List-Unsubscribe=One-Click"),
  };
  await sendAll(0.19, oneClick, (sent) => visitors.ask({ ...sent, method: "POST" }, body));
  visitors.leave();

  // The link may have ended the mail of whom it was for, and of nobody else.
  const [member] = await sql(
    databaseOf(process.env["PRODUCT_DATA_DIR"]!),
    "select individual_status::text as status, unsubscribed_at from person where email_key = $1",
    [known],
  );
  expect(member).toEqual({ status: "active", unsubscribed_at: null });
});

test("whatever is asked for, in whatever words, is found, moved or not there", async ({ baseURL }) => {
  const visitors = new Visitors(baseURL!);
  await aMember();
  const searches = ["/search?q=:", "/es/search?q=:&page=:", "/search?q=:&type=:&:=:"];
  const people = [
    ...[
      "/join?ref=:&campaign=:",
      "/es/join?kind=:&from=:",
      "/embed/join?ref=:",
      "/partners/:",
      "/partners/:/print/:",
    ],
    ...[
      "/confirm/:",
      "/es/unsubscribe/:?done=:",
      "/account?next=:&for=:",
      "/account/open/:",
      "/account/address/:",
    ],
    ...[
      "/account/delete/receipt/:",
      "/account/organizations/:",
      "/account/:",
      "/invitation/:",
      "/go/:",
      "/api/:",
    ],
  ];
  const documents = [
    ...[
      "/:",
      "/es/:",
      "/:/:",
      "/issues/:",
      "/issues/stem/:",
      "/articles/:",
      "/articles/:/pdf",
      "/claims/:",
      "/bills/:",
    ],
    ...[
      "/people/:",
      "/coalitions/:",
      "/updates/:",
      "/policies/:",
      "/agenda/:",
      "/cards/:",
      "/feeds/:",
      "/logos/:",
    ],
    ...[
      "/organizations?county=:&sector=:&letter=:&page=:",
      "/organizations/:",
      "/resources?type=:&language=:",
    ],
    ...[
      "/agenda?dated=:",
      "/print/:",
      "/pdf/:",
      "/es/issues/:/print",
      "/claims-data/:",
      "/glossary?:=:",
      "/?:",
    ],
  ];
  await sendAll(0.08, asked(searches), (sent) => visitors.ask(sent));
  await sendAll(0.15, asked(people), (sent) => visitors.ask(sent));
  await sendAll(0.15, asked(documents), (sent) => visitors.ask(sent));
  visitors.leave();
});
