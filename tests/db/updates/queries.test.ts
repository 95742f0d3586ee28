import { beforeEach, expect, test } from "vitest";
import { siteUrl } from "@/lib/platform/env";
import { createDraft } from "@/lib/updates/commands/write-draft";
import { listLatestUpdates } from "@/lib/updates/queries/list-latest-updates";
import { emptyContent } from "@/lib/updates/schema";
import { aMember, anApprovedUpdate, aStaffViewer, emptyTables, someContent } from "./arrange";

beforeEach(emptyTables);

test("feed readers get the latest updates word for word, with full addresses, and no draft", async () => {
  await aMember();
  await anApprovedUpdate(someContent("First"));
  await anApprovedUpdate({ ...someContent("Second"), es: emptyContent.es });
  await createDraft(await aStaffViewer(), someContent("Draft"));

  const spanish = await listLatestUpdates("es", 10);
  expect(spanish.map(({ subject, locale }) => [subject, locale])).toEqual([
    ["Second", "en"],
    ["First (es)", "es"],
  ]);
  expect(JSON.stringify(spanish[0]?.body)).toContain(`"${siteUrl()}/issues/stem"`);
  expect(JSON.stringify(spanish[1]?.body)).toContain(`"${siteUrl()}/es/issues/stem"`);
  expect(await listLatestUpdates("en", 1)).toHaveLength(1);
});
