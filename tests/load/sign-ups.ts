import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { findRunning } from "@/lib/cli/data-dir";
import { confirmationToken } from "@/lib/mail/links";
import { stampFormTime } from "@/lib/members/form-time";
import { settleEnv } from "@/lib/platform/env";
import { openSink } from "../support/bare-sink";
import { removeDataDir, startProduct } from "../support/product";
import { type Measure, median, percentile } from "./figures";
import { type Post, postAll, type Posted } from "./post";

const AT_ONCE = 10;
const ROUNDS = 5;
/** Sign-ups a round and side. */
const EACH = 600;

const networkOf = (nth: number) => `10.${(nth >> 8) & 255}.${nth & 255}.7`;

const joinPost = (email: string, nth: number, startedAt: string): Post => ({
  path: "/join",
  network: networkOf(nth),
  fields: {
    ...{ kind: "individual", locale: "en", source: "/issues/stem", startedAt, nickname: "" },
    ...{ email, firstName: "Ana", lastName: "Núñez", zip: "95814", interests: "stem", audience: "parent" },
  },
});

/** Starts the bare server, in a process of its own. */
async function startBare(databaseUrl: string): Promise<{ url: string; stop: () => void }> {
  const child = fork("tests/load/bare-sign-ups.ts", [databaseUrl], { execArgv: ["--import", "tsx"] });
  const { port } = await new Promise<{ port: number }>((ready, failed) => {
    child.once("message", (message) => ready(message as { port: number }));
    child.once("exit", (code) => failed(new Error(`the bare server ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() };
}

type Side = { join: Posted[]; confirm: Posted[] };

/**
 * Sign-ups against the started product with a mail server that takes everything, and against Node's bare server, in
 * turns: the form, and the button of the link in the mail. A product of its own, because it must believe the addresses
 * that the posts name.
 */
export async function measureSignUps(): Promise<Measure[]> {
  const dataDir = resolve(".data-bench-sign-ups");
  removeDataDir(dataDir);
  const sink = await openSink();
  const product = await startProduct(dataDir, { SMTP_URL: sink.url, TRUST_PROXY: "1", LOG_LEVEL: "error" });
  const databaseUrl = findRunning(dataDir)?.databaseUrl;
  if (!databaseUrl) throw new Error("the product's database is not known");
  settleEnv({ AUTH_SECRET: readFileSync(join(dataDir, "auth-secret"), "utf8").trim() });
  const bare = await startBare(databaseUrl);
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const ours: Side = { join: [], confirm: [] };
  const theirs: Side = { join: [], confirm: [] };
  const stamp = stampFormTime(new Date(Date.now() - 60_000));
  try {
    // The first round warms both and counts for nothing.
    for (let round = 0; round <= ROUNDS; round++) {
      const emails = Array.from({ length: EACH }, (_, nth) => `p${round}-${nth}@bench.example`);
      const rivals = emails.map((email) => `bare-${email}`);
      const joined = await postAll(
        product.url,
        emails.map((email, nth) => joinPost(email, round * EACH + nth, stamp)),
        AT_ONCE,
      );
      const bareJoined = await postAll(
        bare.url,
        rivals.map((email, nth) => joinPost(email, nth, stamp)),
        AT_ONCE,
      );
      const { rows } = await database.query<{ seed: string; asked_at: Date }>(
        `select m.data ->> 'seed' as seed, r.asked_at from join_request r
         join outbox_mail m on m.to_key = r.email_key and m.template = 'confirm'
         where r.email_key = any($1)`,
        [emails],
      );
      if (rows.length !== EACH) throw new Error(`${EACH - rows.length} sign-ups left no mail`);
      const confirmed = await postAll(
        product.url,
        rows.map(({ seed, asked_at }, nth) => {
          const token = confirmationToken(seed);
          const fields = { token, locale: "en", version: asked_at.toISOString() };
          return { path: `/confirm/${token}`, network: networkOf(nth), fields };
        }),
        AT_ONCE,
      );
      const bareConfirmed = await postAll(
        bare.url,
        rivals.map((token, nth) => ({ path: "/confirm", network: networkOf(nth), fields: { token } })),
        AT_ONCE,
      );
      if (round === 0) continue;
      ours.join.push(joined);
      ours.confirm.push(confirmed);
      theirs.join.push(bareJoined);
      theirs.confirm.push(bareConfirmed);
    }
    const { rows } = await database.query<{ members: number }>(
      `select count(*)::int as members from membership m join person p on p.id = m.person_id
       where m.status = 'active' and p.email like 'p%@bench.example'`,
    );
    const wanted = EACH * (ROUNDS + 1);
    if (rows[0]?.members !== wanted) throw new Error(`${rows[0]?.members} of ${wanted} became members`);
  } finally {
    await database.end();
    bare.stop();
    await product.kill();
    await sink.close();
    removeDataDir(dataDir);
  }
  return [
    ...measuresOf("POST /join", ours.join, theirs.join),
    ...measuresOf("POST /confirm", ours.confirm, theirs.confirm),
  ];
}

function measuresOf(what: string, ours: readonly Posted[], theirs: readonly Posted[]): Measure[] {
  const rate = (rounds: readonly Posted[]) => median(rounds.map(({ perSecond }) => perSecond));
  const taken = ours.flatMap((round) => round.taken);
  return [
    {
      ...{ what: `${what}, ${AT_ONCE} at once`, value: rate(ours), unit: "/s" },
      reference: { what: "bare Node, the same rows", value: rate(theirs) },
      limit: { at: "least", value: 1 / 3, of: "reference" },
    },
    { what: `${what}, p99`, value: percentile(taken, 0.99), unit: "ms", limit: { at: "most", value: 150 } },
  ];
}
