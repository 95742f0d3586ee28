import { createRequire } from "node:module";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { Client, Pool } from "pg";
import { OperatorError } from "@/lib/platform/errors";

// Prisma's command line wants to download its schema engine. The same engine comes as WebAssembly in an npm
// package; this file drives it. See docs/decisions/003-migrations-without-a-download.md.

/** Any fixed number: PostgreSQL's advisory lock that lets one process migrate at a time. */
export const MIGRATION_LOCK = 7_205_551;

const noFilters = { externalTables: [], externalEnums: [] };
const folder = join(process.cwd(), "prisma", "migrations");
const schemaFile = join(process.cwd(), "prisma", "schema.prisma");

/** What the migrations need of PostgreSQL beside its core, all for searching. */
const EXTENSIONS = ["pg_trgm", "unaccent", "fuzzystrmatch"];

type EngineModule = {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
};

let loaded: Promise<EngineModule> | undefined;

/** Once a process: what a first one still has to free would be freed in the memory of a second. */
const loadEngine = (): Promise<EngineModule> => (loaded ??= instantiateEngine());

async function instantiateEngine(): Promise<EngineModule> {
  const main = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const glue = (await import(
    pathToFileURL(join(dirname(main), "schema_engine_bg.js")).href
  )) as EngineModule & WebAssembly.ModuleImports;
  const bytes = await readFile(join(dirname(main), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

async function withEngine<T>(databaseUrl: string, schema: string, act: (engine: SchemaEngine) => Promise<T>) {
  const [{ SchemaEngine }, { PrismaPg }, { bindMigrationAwareSqlAdapterFactory }] = await Promise.all([
    loadEngine(),
    import("@prisma/adapter-pg"),
    import("@prisma/driver-adapter-utils"),
  ]);
  const pool = new Pool({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const engine = await SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => {}, adapter);
  try {
    return await act(engine);
  } finally {
    engine.free();
    // The engine leaves its connections open, and an open connection keeps a database from being copied.
    await pool.end();
  }
}

/** The migrations of this program in their order, to the one of that name. */
export async function readMigrations(last?: string): Promise<MigrationList> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((e) => e.isDirectory() && (last === undefined || e.name <= last))
    .map((e) => e.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(join(folder, path, "migration.sql"), "utf8") },
      },
    })),
  );
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

/** The names of those that a database has. */
export async function appliedMigrations(client: Client): Promise<Set<string>> {
  const table = await client.query("select to_regclass('_prisma_migrations') as name");
  if (!(table.rows[0] as { name: string | null }).name) return new Set();
  const rows = await client.query<{ migration_name: string }>(
    "select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  return new Set(rows.rows.map((row) => row.migration_name));
}

/**
 * Adds the extensions before a migration would stumble over them: one that failed must be cleared up by hand.
 * @throws OperatorError when the server has none of that name, or the database's user may not add it
 */
async function ensureExtensions(client: Client): Promise<void> {
  for (const name of EXTENSIONS) {
    try {
      await client.query(`create extension if not exists ${name}`);
    } catch (cause) {
      const { code, message } = cause as { code?: string; message: string };
      if (code === "42501") {
        const commands = EXTENSIONS.map((each) => `CREATE EXTENSION IF NOT EXISTS ${each};`).join(" ");
        throw new OperatorError(
          `Search needs PostgreSQL's extension ${name}, and the database's user may not add it. Have an administrator of the server run this in the site's database, once, and start again: ${commands}`,
          { cause },
        );
      }
      throw new OperatorError(
        `Search needs PostgreSQL's extension ${name}, and the server does not have it (${message}). Install PostgreSQL's contrib modules there (on Debian: postgresql-contrib), and start again.`,
        { cause },
      );
    }
  }
}

/**
 * Applies what is missing of prisma/migrations, one process at a time, and returns the names applied.
 * Prisma's own table `_prisma_migrations` keeps the record.
 * @param last the one to go to; without it, all
 * @throws when a migration fails; what it names is the migration and PostgreSQL's message. OperatorError when the
 * server lacks an extension.
 */
export async function migrate(databaseUrl: string, last?: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const list = await readMigrations(last);
    const applied = await appliedMigrations(client);
    // Loading the engine takes most of a second: only when there is something to do.
    if (list.migrationDirectories.every((migration) => applied.has(migration.path))) return [];
    await ensureExtensions(client);
    const schema = await readFile(schemaFile, "utf8");
    const done = await withEngine(databaseUrl, schema, (engine) =>
      engine.applyMigrations({ migrationsList: list, filters: noFilters }),
    );
    return done.appliedMigrationNames;
  } finally {
    await client.end();
  }
}

/**
 * The SQL that leads from one schema to another; an empty `from` gives the whole schema.
 * @param databaseUrl a reachable server: the engine asks it nothing but will not start without one.
 */
export async function diffSchemas(databaseUrl: string, from: string, to: string): Promise<string> {
  const target = (content: string) =>
    content
      ? { tag: "schemaDatamodel" as const, files: [{ path: "schema.prisma", content }] }
      : { tag: "empty" as const };
  const result = await withEngine(databaseUrl, to, (engine) =>
    engine.diff({
      from: target(from),
      to: target(to),
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: noFilters,
    } as Parameters<SchemaEngine["diff"]>[0]),
  );
  return result.stdout ?? "";
}
