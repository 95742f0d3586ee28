import { readFileSync } from "node:fs";
import { createConnection, createServer, type AddressInfo, type Socket } from "node:net";
import { join, resolve } from "node:path";
import { findRunning } from "@/lib/cli/data-dir";
import { envelopeSender } from "@/lib/mail/verp";
import { db, disconnect, pgPool } from "@/lib/platform/db";
import { settleEnv } from "@/lib/platform/env";
import { signId } from "@/lib/platform/tokens";
import { returned } from "../support/inbound/returned";
import { removeDataDir, startProduct } from "../support/product";
import { freezeSome, release, sending, startSink, untilTaken } from "./delivery-stage";
import { type Measure, percentile } from "./figures";
import { postAll } from "./post";

/** People who are sent to, and as many messages of an update before that come back. */
const EACH = 15_000;
/** Connections that mail is returned over: as many as one server may open. */
const SENDERS = 20;
const BOUNCES = "bounces.bench.example";
/** How many unsubscribe, and how many at once. */
const UNSUBSCRIBE = 2000;
const AT_ONCE = 4;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Members, as many as are asked for. */
const addPeople = (count: number) =>
  pgPool().query(
    `with people as (
       insert into person (id, email_key, email, first_name, updated_at)
       select delivery_id(n), 'r' || n || '@bench.example', 'r' || n || '@bench.example', 'Person', now()
       from generate_series(1, $1::int) n returning id
     ) insert into membership (id, person_id, kind) select gen_random_uuid(), id, 'individual' from people`,
    [count],
  );

type Returned = { address: string; raw: string };

/** Hands messages to the listener over one connection, one after the other, as a returning server does. */
async function handOver(port: number, next: () => Returned | undefined): Promise<void> {
  const socket = createConnection(port, "127.0.0.1");
  socket.setNoDelay(true);
  const reply = replies(socket);
  await reply();
  const say = async (line: string, wanted: string) => {
    socket.write(`${line}\r\n`);
    const answer = await reply();
    if (!answer.startsWith(wanted)) throw new Error(`${line.slice(0, 60)}: ${answer}`);
  };
  await say("EHLO returning.example", "250");
  for (let message = next(); message; message = next()) {
    await say("MAIL FROM:<>", "250");
    await say(`RCPT TO:<${message.address}>`, "250");
    await say("DATA", "354");
    await say(`${message.raw}\r\n.`, "250");
  }
  socket.end("QUIT\r\n");
}

/** Reads whole replies (RFC 5321, section 4.2.1), one a call. */
function replies(socket: Socket): () => Promise<string> {
  let text = "";
  let wake = () => {};
  let failure: Error | null = null;
  socket.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    wake();
  });
  socket.on("error", (cause) => {
    failure = cause;
    wake();
  });
  return async () => {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(text)?.[0];
      if (whole) {
        text = text.slice(whole.length);
        return whole;
      }
      if (failure) throw failure;
      await new Promise<void>((done) => (wake = done));
    }
  };
}

/**
 * Bounces come in by SMTP while an update goes out, in one process, and people unsubscribe by their mail program's button.
 * A product of its own: it listens for what comes back.
 */
export async function measureReports(): Promise<Measure[]> {
  const dataDir = resolve(".data-bench-reports");
  removeDataDir(dataDir);
  const sink = await startSink();
  const port = await freePort();
  const product = await startProduct(dataDir, {
    ...sending(sink, "ed25519"),
    ...{ MAIL_BOUNCES: BOUNCES, INBOUND_SMTP_PORT: String(port) },
  });
  await disconnect();
  settleEnv({
    ...{ DATABASE_URL: findRunning(dataDir)?.databaseUrl ?? "", MAIL_BOUNCES: BOUNCES },
    AUTH_SECRET: readFileSync(join(dataDir, "auth-secret"), "utf8").trim(),
  });
  try {
    await addPeople(EACH);
    const before = await freezeSome(EACH);
    await pgPool().query(
      `update delivery set status = 'sent', sent_at = now() - interval '1 hour' where update_id = $1`,
      [before],
    );
    const came = await db.delivery.findMany({
      where: { updateId: before },
      select: { id: true, email: true },
    });
    const messages = came.map(({ id, email }): Returned => {
      const address = envelopeSender(id);
      const text = returned.gmailFull({ deliveryId: id, verp: address, to: email });
      // As no two are the same message.
      const raw = text.replace("Message-ID: <6919a001", `Message-ID: <${id}`).replace(/\n/g, "\r\n");
      return { address, raw };
    });
    const going = await freezeSome(EACH);
    await sink.ask("reset");
    let at = 0;
    const began = performance.now();
    await release(going);
    const since = () => performance.now() - began;
    const [sent, returnedAll] = await Promise.all([
      untilTaken(sink, EACH).then(since),
      Promise.all(Array.from({ length: SENDERS }, () => handOver(port, () => messages[at++]))).then(since),
    ]);
    const { rows } = await pgPool().query<{ bounced: number; reports: number }>(
      `select (select count(*)::int from delivery where update_id = $1 and status = 'bounced') as bounced,
         (select count(*)::int from mail_report) as reports`,
      [before],
    );
    if (rows[0]?.bounced !== EACH || rows[0].reports !== EACH)
      throw new Error(`of ${EACH} reports ${rows[0]?.reports} were kept, ${rows[0]?.bounced} noted`);
    return [
      {
        what: "Bounces by SMTP, read, kept and counted, while an update goes out",
        value: (EACH / returnedAll) * 1000,
        unit: "/s",
        reference: {
          what: "the update itself, delivered by the same process",
          value: (EACH / sent) * 1000,
        },
        // Nothing piles up even if every message came back.
        limit: { at: "least", value: 1, of: "reference" },
      },
      await measureUnsubscribing(product.url, going),
    ];
  } finally {
    await disconnect();
    await product.kill();
    sink.stop();
    removeDataDir(dataDir);
  }
}

async function measureUnsubscribing(url: string, updateId: string): Promise<Measure> {
  const rows = await db.delivery.findMany({ where: { updateId }, take: UNSUBSCRIBE, select: { id: true } });
  const posts = rows.map(({ id }) => ({
    path: `/api/unsubscribe/${signId(id, "unsubscribe")}`,
    fields: { "List-Unsubscribe": "One-Click" },
    network: "203.0.113.9",
  }));
  // The first ones warm it and count for nothing.
  const { taken } = await postAll(url, posts, AT_ONCE, 200);
  const ended = await db.consent.count({ where: { method: "one-click", action: "withdrawn" } });
  if (ended !== rows.length) throw new Error(`${ended} of ${rows.length} are unsubscribed`);
  return {
    what: `POST /api/unsubscribe, ${AT_ONCE} at once, p99`,
    value: percentile(taken.slice(100), 0.99),
    unit: "ms",
    limit: { at: "most", value: 50 },
  };
}
