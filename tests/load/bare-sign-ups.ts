import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool, type PoolClient } from "pg";

// The reference for sign-ups: Node's own server with nothing around it, which writes the same rows in one transaction.
// A process of its own, as the product is one: node --import tsx tests/load/bare-sign-ups.ts DATABASE_URL

const pool = new Pool({ connectionString: process.argv[2], max: 16 });

async function readFields(request: IncomingMessage): Promise<Map<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const fields = new Map<string, string>();
  for (const part of Buffer.concat(chunks).toString().split("------movement-bench")) {
    const [head = "", value = ""] = part.split("\r\n\r\n");
    const name = /name="(\w+)"/.exec(head)?.[1];
    if (name) fields.set(name, value.replace(/\r\n$/, ""));
  }
  return fields;
}

async function inTransaction(write: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await write(client);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback");
    throw cause;
  } finally {
    client.release();
  }
}

const queueMail = (client: PoolClient, key: string, template: string, email: string, data: object) =>
  client.query(
    `insert into outbox_mail (id, dedupe_key, template, locale, to_email, to_key, data, status)
     values ($1, $2, $3, 'en', $4, $4, $5, 'sent')`,
    [randomUUID(), key, template, email, data],
  );

const join = (fields: Map<string, string>) =>
  inTransaction(async (client) => {
    const [id, email] = [randomUUID(), fields.get("email") ?? ""];
    await client.query(
      `insert into join_request (id, email_key, email, kind, locale, first_name, zip, consent_words, consent_version,
         network) values ($1, $2, $2, 'individual', 'en', $3, $4, $5, '1', '10.0.0.0')`,
      [id, email, fields.get("firstName"), fields.get("zip"), "I agree to get updates by email.".repeat(6)],
    );
    await client.query(
      "insert into confirmation_token (token_hash, join_request_id, expires_at) values ($1, $2, now())",
      [email, id],
    );
    await queueMail(client, `confirm:${email}`, "confirm", email, { seed: id });
  });

const confirm = (email: string) =>
  inTransaction(async (client) => {
    const id = randomUUID();
    await client.query("update confirmation_token set used_at = now() where token_hash = $1", [email]);
    await client.query("update join_request set confirmed_at = now() where email_key = $1", [email]);
    await client.query(
      "insert into person (id, email_key, email, first_name, updated_at) values ($1, $2, $2, 'Ana', now())",
      [id, email],
    );
    await client.query("insert into membership (id, person_id, kind) values ($1, $2, 'individual')", [
      randomUUID(),
      id,
    ]);
    for (const purpose of ["membership", "updates"])
      await client.query(
        `insert into consent (id, person_id, purpose, action, words, version, locale, method)
         values ($1, $2, $3, 'granted', $4, '1', 'en', 'join-form')`,
        [randomUUID(), id, purpose, "I agree to get updates by email.".repeat(6)],
      );
    await client.query(
      `insert into timeline_event (id, person_id, actor_kind, action) values ($1, $2, 'member', 'joined')`,
      [randomUUID(), id],
    );
    await queueMail(client, `welcome:${email}`, "welcome", email, { personId: id });
  });

const server = createServer((request, response) => {
  const done = (status: number) => response.writeHead(status, { Location: "/join/sent" }).end();
  readFields(request)
    .then((fields) => (request.url === "/join" ? join(fields) : confirm(fields.get("token") ?? "")))
    .then(
      () => done(303),
      () => done(500),
    );
});
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on("disconnect", () => process.exit(0));
