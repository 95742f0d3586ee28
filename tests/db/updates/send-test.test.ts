import { beforeEach, expect, test } from "vitest";
import { renderMail, type TemplateData } from "@/lib/mail/render";
import { db } from "@/lib/platform/db";
import { sendTest } from "@/lib/updates/commands/send-test";
import { createDraft } from "@/lib/updates/commands/write-draft";
import { aStaffViewer, emptyTables, someContent } from "./arrange";

beforeEach(emptyTables);

test("a test is one mail in each language, with what is known of whoever asked", async () => {
  const viewer = await aStaffViewer();
  await db.person.update({ where: { id: viewer.personId }, data: { county: "kern" } });
  const content = someContent("{first name|Friend}, read this");
  content.en.body = "In {county|California}, at {organization|your organization}.";
  const { id } = await createDraft(viewer, content);
  expect(await sendTest(viewer, id)).toEqual({
    ok: true,
    value: { to: viewer.email, locales: ["en", "es"] },
  });
  const [mail] = await db.outboxMail.findMany({ where: { locale: "en" } });
  const written = renderMail("update", mail!.data as TemplateData<"update">, "en");
  expect(written.subject).toBe("[Test] Rosa, read this");
  expect(written.text).toContain("In Kern County, at your organization.");
  expect(written.html).toContain("<title>Rosa, read this</title>");
  expect(JSON.stringify(written)).not.toContain("personalValue");
});

test("an update that is not there, or has no words, is not sent", async () => {
  const viewer = await aStaffViewer();
  expect(await sendTest(viewer, "00000000-0000-7000-8000-000000000000")).toMatchObject({
    reason: "not-found",
  });
  const empty = someContent();
  empty.en = empty.es = { subject: "", preheader: "", body: "" };
  const { id } = await createDraft(viewer, empty);
  expect(await sendTest(viewer, id)).toMatchObject({ reason: "nothing-written" });
});
