import { expect, test } from "vitest";
import { readManifest, refuseNewer, refuseOtherMigrations, type Manifest } from "@/lib/cli/backup/manifest";

const manifest: Manifest = {
  format: "movement-backup-1",
  version: "0.1.0",
  postgres: "18.1",
  made: "2026-11-20T03:00:00.123Z",
  migrations: ["0001_init", "0002_search"],
  tables: [{ name: "person", columns: ["id"], rows: 3 }],
  sequences: [{ name: "person_number_seq", value: "9007199254740993", called: true }],
};

test("a manifest comes back as it was, and what is none is none", () => {
  expect(readManifest(JSON.stringify(manifest))).toEqual(manifest);
  expect(readManifest(JSON.stringify({ ...manifest, format: "movement-backup-2" }))).toBeNull();
  expect(readManifest(JSON.stringify({ ...manifest, migrations: [] }))).toBeNull();
  expect(readManifest("{")).toBeNull();
});

test("a backup of a newer program, or of one that went another way, is refused", () => {
  const refused = "Bring the program up to date";
  expect(() => refuseNewer(manifest, ["0001_init", "0002_search"])).not.toThrow();
  expect(() => refuseNewer(manifest, ["0001_init", "0002_search", "0003_listing"])).not.toThrow();
  expect(() => refuseNewer(manifest, ["0001_init"])).toThrow(refused);
  expect(() => refuseNewer(manifest, ["0001_init", "0002_other"])).toThrow(refused);
});

test("a database that is further along than the backup is refused", () => {
  expect(() => refuseOtherMigrations(manifest, new Set(manifest.migrations))).not.toThrow();
  expect(() => refuseOtherMigrations(manifest, new Set([...manifest.migrations, "0003_listing"]))).toThrow(
    "The database at hand is further along (0003_listing) than the backup (0002_search)",
  );
});
