import { resolve } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { prepareDataDir, startEmbedded } from "@/prisma/embedded";
import { migrate } from "@/prisma/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** A server's address without the database's name. */
    postgres: string;
  }
}

/** The migrated database that every test file's own is copied from. */
export const TEMPLATE = "movement_template";

/** One PostgreSQL for the whole run, and in it a migrated template. */
export default async function setup(project: TestProject) {
  const dataDir = resolve(".data-test");
  await prepareDataDir(dataDir);
  const postgres = await startEmbedded({ dataDir, fsync: false });
  const server = postgres.url.replace(/\/movement$/, "");
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const old = await client.query<{ datname: string }>(
    "select datname from pg_database where datname like 'test\\_%'",
  );
  for (const { datname } of old.rows) await client.query(`drop database ${datname} with (force)`);
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrate(`${server}/${TEMPLATE}`);
  project.provide("postgres", server);
  return postgres.stop;
}
