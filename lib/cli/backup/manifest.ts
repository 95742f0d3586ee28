import { z } from "zod";
import { OperatorError } from "@/lib/platform/errors";

/** What a backup says of itself: its first file, manifest.json. */
const manifestSchema = z.object({
  format: z.literal("movement-backup-1"),
  /** The program's version, and the server's. */
  version: z.string(),
  postgres: z.string(),
  /** The moment that all of it shows. */
  made: z.iso.datetime(),
  /** The migrations its database had, in their order. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int().min(0) })),
  /** Where each sequence stands; `called`: that number has been given out. */
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
});

export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST = "manifest.json";
/** What links in mail that was sent, and the hashes of erased addresses, are made with. */
export const SECRET = "auth-secret";

/** What stands in a backup's first file; null where it is none of ours. */
export function readManifest(text: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export const countRows = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0);

/** @throws OperatorError where the backup's database is further along than this program */
export function refuseNewer({ migrations, version }: Manifest, known: readonly string[]): void {
  const strange = migrations.find((name, nth) => name !== known[nth]);
  if (strange)
    throw new OperatorError(
      `The backup was made by another version of the program (${version}, with ${strange}), which this one is too old for. Bring the program up to date and restore again. Nothing was changed.`,
    );
}

/** @throws OperatorError where the database is not as far along as the backup, no more and no less */
export function refuseOtherMigrations({ migrations }: Manifest, applied: ReadonlySet<string>): void {
  const further = [...applied].sort().find((name) => !migrations.includes(name));
  if (further)
    throw new OperatorError(
      `The database at hand is further along (${further}) than the backup (${migrations.at(-1)}), and nothing leads back. Restore into an empty one, before the site's first start: name a new folder with DATA_DIR, or a new database with DATABASE_URL. It is brought up to date afterwards. Nothing was changed.`,
    );
}
