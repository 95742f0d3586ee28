import { expect, test } from "vitest";
import { closingWords } from "@/lib/cli/backup/tell";

const manifest = {
  ...{ format: "movement-backup-1" as const, version: "0.1.0", postgres: "18.1", migrations: ["0001_init"] },
  ...{ made: "2026-11-20T03:00:00.123Z", sequences: [] },
  tables: [{ name: "person", columns: ["id"], rows: 3 }],
};
const none = { paused: 0, drafts: 0, uncertain: 0 };
const since =
  "What happened after that is not in it: who joined, unsubscribed or was erased since, and what was sent.";

test("a quiet site is back in two sentences", () => {
  expect(closingWords({ manifest, rows: 3, held: none, oldMail: 0, migrated: [] })).toEqual([
    "Restored 3 rows of 1 tables, as they were on 2026-11-20 03:00 UTC.",
    since,
  ]);
});

test("what waits for a decision is said with numbers", () => {
  const held = { paused: 1, drafts: 2, uncertain: 5 };
  expect(closingWords({ manifest, rows: 3, held, oldMail: 1, migrated: ["0002_search"] }).slice(2)).toEqual([
    "The database was brought up to date (0002_search).",
    "1 update that was going out is paused: staff resume or stop it.",
    "5 deliveries that were being handed over are uncertain, and never sent again by themselves.",
    "2 updates that waited for their hour are drafts again: staff approve each anew if it has not gone out. Tell them.",
    "1 single mail that had waited for more than a day is not sent (/staff/outbox).",
  ]);
});
