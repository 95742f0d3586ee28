import { afterAll, beforeAll, inject } from "vitest";
import { Client } from "pg";
import { disconnect } from "@/lib/platform/db";
import { env, settleEnv } from "@/lib/platform/env";
import { TEMPLATE } from "./postgres";

const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;

// What a file settles ends with it: one process runs many.
const before: [object, object][] = [process.env, env].map((settings) => [settings, { ...settings }]);

function unsettle(): void {
  for (const [settings, values] of before) {
    for (const name of Object.keys(settings)) if (!(name in values)) Reflect.deleteProperty(settings, name);
    Object.assign(settings, values);
  }
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: `${inject("postgres")}/postgres` });
  await client.connect();
  await client.query(sql);
  await client.end();
}

// Each test file has a database of its own: files run side by side and never see each other's rows. One process runs many
// files: what the last one left under way may have connected again.
beforeAll(async () => {
  await onServer(`create database ${name} template ${TEMPLATE}`);
  await disconnect();
  settleEnv({ DATABASE_URL: `${inject("postgres")}/${name}` });
});

afterAll(async () => {
  await disconnect();
  unsettle();
  await onServer(`drop database ${name} with (force)`);
});
