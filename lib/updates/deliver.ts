import { setTimeout as wait } from "node:timers/promises";
import { siteHost } from "@/lib/mail/links";
import { pgPool } from "@/lib/platform/db";
import { env, siteUrl } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { signId } from "@/lib/platform/tokens";
import { coalesce } from "./coalesce";
import { claimDeliveries, releaseDeliveries, type Claimed } from "./commands/claim-deliveries";
import {
  finishUpdates,
  permitDeliveries,
  settleDeliveries,
  type Settlement,
} from "./commands/record-deliveries";
import { writeMail } from "./compose";
import {
  composeTemplate,
  envelopeAddress,
  fillTemplate,
  messageIdOf,
  TOKEN_SLOT,
  type MessageTemplate,
} from "./message";
import { judge } from "./policy";
import { getWording } from "./queries/get-wording";
import { laneTimeouts, openLane, type Lane, type LaneTimeouts } from "./smtp-lane";
import { tokenBucket } from "./token-bucket";

/** How many connections deliver at once; no more deliveries than that can ever be uncertain after a crash. */
export const CONNECTIONS = 5;
/** How many deliveries are claimed at a time. */
const BATCH = 100;
/** A run ends after so many, so that connections are renewed now and then. */
const RUN = 5000;
/** Connections that break one after the other on one lane before the run is given up for now. */
const BREAKS = 3;

export type DeliverOptions = {
  /** The worker's number; see worker-identity.ts. */
  workerId: number;
  /** Without one, mail is kept in the mailbox. */
  smtpUrl?: string | undefined;
  /** Messages a second. */
  rate?: number;
  connections?: number;
  timeouts?: LaneTimeouts;
};

/** What a run did: how many deliveries it settled, and why it stopped early, if it did. */
export type Run = { settled: number; trouble: string | null };

export type Deliverer = {
  /** Delivers what is due until nothing is, or `signal` is aborted: then what is on the wire still ends. */
  deliverDue: (signal: AbortSignal) => Promise<Run>;
  /** Breaks off what is on the wire. */
  abandon: () => void;
};

type Prepared = { template: MessageTemplate; subject: string; html: string; text: string };

/** Delivers updates for one worker. */
export function createDeliverer(options: DeliverOptions): Deliverer {
  const { workerId, rate = env.MAIL_RATE, connections = CONNECTIONS, timeouts = laneTimeouts } = options;
  const smtpUrl = "smtpUrl" in options ? options.smtpUrl : env.SMTP_URL;
  const bucket = tokenBucket(rate);
  const prepared = new Map<string, Promise<Prepared>>();
  const lanes = new Set<Lane>();
  const abandoned = new AbortController();

  const permit = coalesce((ids: string[]) => permitDeliveries(workerId, siteHost(), ids));
  const settle = coalesce((tries: Settlement[]) => untilWritten(tries));

  /** The server's answer is worth waiting for a lost database: it cannot be asked for again. */
  async function untilWritten(tries: Settlement[]): Promise<void[]> {
    for (let pause = 100; ; pause = Math.min(pause * 2, 5000)) {
      try {
        await settleDeliveries(workerId, tries);
        return tries.map(() => undefined);
      } catch (cause) {
        if (abandoned.signal.aborted) throw cause;
        if (pause === 100) log.warn({ err: cause }, "an answer waits for the database");
        await wait(pause, undefined, { ref: false });
      }
    }
  }

  /** Composed once an update and language; the words are frozen, so what was composed stays right. */
  function prepare({ updateId, locale }: Claimed): Promise<Prepared> {
    const key = `${updateId} ${locale}`;
    const known = prepared.get(key);
    if (known) return known;
    const made = (async () => {
      const wording = await getWording(updateId);
      if (!wording) throw new Error("an update vanished while it was being sent");
      const mail = writeMail(wording.content[locale], locale, wording.slug);
      const template = await composeTemplate({ ...mail, from: env.MAIL_FROM, host: siteHost(), locale });
      return { ...mail, template };
    })();
    if (prepared.size >= 8) prepared.clear();
    prepared.set(key, made);
    made.catch(() => prepared.delete(key));
    return made;
  }

  async function overSmtp(url: string, queue: Queue, signal: AbortSignal): Promise<string | null> {
    let trouble: string | null = null;

    async function work(): Promise<void> {
      let lane: Lane | null = null;
      const drop = () => {
        if (lane) lanes.delete(lane);
        lane = null;
      };
      try {
        for (let breaks = 0; ;) {
          const delivery = await queue.next();
          if (!delivery) return;
          try {
            await bucket.take(signal);
            if (!lane) lanes.add((lane = await openLane(url, timeouts)));
            abandoned.signal.throwIfAborted();
          } catch (cause) {
            queue.putBack(delivery);
            if (!signal.aborted) trouble = (cause as Error).message;
            return;
          }
          const outcome = await deliverOne(lane, delivery).catch((cause: unknown) => {
            // What was permitted already is not given back by this: only a delivery that is still `pending` is.
            queue.putBack(delivery);
            throw cause;
          });
          if (!lane.usable()) drop();
          if (outcome === "sender-refused") {
            queue.putBack(delivery);
            return;
          }
          breaks = outcome === "silence" ? breaks + 1 : 0;
          if (breaks >= BREAKS) {
            trouble ??= "The connection broke again and again.";
            return;
          }
        }
      } finally {
        lane?.quit();
        drop();
      }
    }

    async function deliverOne(
      lane: Lane,
      delivery: Claimed,
    ): Promise<"answered" | "silence" | "sender-refused"> {
      const { id } = delivery;
      const { template } = await prepare(delivery);
      const address = envelopeAddress(delivery.email);
      if (!address) {
        const verdict = { status: "failed" as const, reason: "Mail cannot be addressed to this." };
        await settle({ id, verdict, permitted: false });
        queue.settled++;
        return "answered";
      }
      const token = signId(id, "unsubscribe");
      const person = { deliveryId: id, ...delivery, token, unsubscribeBase, date: new Date() };
      const raw = fillTemplate(template, person, address);
      const outcome = await lane.send({ from: template.sender, to: address, raw, permit: () => permit(id) });
      if (outcome.kind === "not-permitted") {
        if (outcome.permit === "skipped") queue.settled++;
        // Paused, or no longer ours: the same is true of the others, and each would cost a connection.
        else await queue.giveBack();
        return "answered";
      }
      if (outcome.kind === "sender-refused") {
        trouble = outcome.reason;
        return "sender-refused";
      }
      const verdict = judge(outcome.answer, delivery.tries + 1);
      if (verdict.status !== "sent")
        log.warn(
          // Not the server's words: they mostly quote the address. The row keeps them.
          { delivery: id, status: verdict.status },
          "an update was not delivered",
        );
      await settle({ id, verdict, permitted: outcome.permitted });
      queue.settled++;
      return outcome.answer.kind === "silence" ? "silence" : "answered";
    }

    const unsubscribeBase = `${siteUrl()}/api/unsubscribe/`;
    const ends = await Promise.allSettled(Array.from({ length: connections }, work));
    const failed = ends.find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
    return trouble;
  }

  /** Without an SMTP server: keeping the mail and noting that it was sent are one transaction. */
  async function intoMailbox(queue: Queue, signal: AbortSignal): Promise<null> {
    for (let first = await queue.next(); first; first = await queue.next()) {
      const batch = [first, ...queue.more(24)];
      const going: { delivery: Claimed; mail: Prepared }[] = [];
      try {
        for (const delivery of batch) {
          await bucket.take(signal);
          going.push({ delivery, mail: await prepare(delivery) });
        }
      } catch (cause) {
        batch.slice(going.length).forEach(queue.putBack);
        if (!signal.aborted) throw cause;
      }
      await keep(going).catch((cause: unknown) => {
        going.forEach(({ delivery }) => queue.putBack(delivery));
        throw cause;
      });
      queue.settled += going.length;
    }
    return null;
  }

  async function keep(going: { delivery: Claimed; mail: Prepared }[]): Promise<void> {
    const client = await pgPool().connect();
    // The pool listens only to idle connections; one that breaks in our hands fails the query, and must do no more.
    const ignore = () => {};
    client.on("error", ignore);
    try {
      await client.query("begin");
      const ids = going.map(({ delivery }) => delivery.id);
      const permits = await permitDeliveries(workerId, siteHost(), ids, client);
      const kept = going.filter((_, at) => permits[at] === "go").map(mailboxRow);
      await client.query(
        `insert into mailbox_message (id, to_email, subject, html, text, headers)
         select * from jsonb_to_recordset($1) as m(id uuid, to_email text, subject text, html text, text text, headers jsonb)`,
        [JSON.stringify(kept)],
      );
      await client.query("commit");
    } catch (cause) {
      await client.query("rollback").catch(() => {});
      throw cause;
    } finally {
      client.off("error", ignore);
      client.release();
    }
  }

  return {
    deliverDue: async (signal) => {
      const queue = createQueue(workerId, signal);
      try {
        const trouble = await (smtpUrl ? overSmtp(smtpUrl, queue, signal) : intoMailbox(queue, signal));
        await finishUpdates();
        return { settled: queue.settled, trouble };
      } finally {
        await queue.giveBack();
      }
    },
    abandon: () => {
      abandoned.abort();
      for (const lane of lanes) lane.abandon();
    },
  };
}

function mailboxRow({ delivery, mail }: { delivery: Claimed; mail: Prepared }) {
  const token = signId(delivery.id, "unsubscribe");
  const personal = (text: string) => text.replaceAll(TOKEN_SLOT, token);
  return {
    id: delivery.id,
    to_email: delivery.email,
    subject: mail.subject,
    html: personal(mail.html),
    text: personal(mail.text),
    headers: {
      From: env.MAIL_FROM,
      "Message-ID": messageIdOf(delivery.id, mail.template.host),
      "List-Unsubscribe": `<${siteUrl()}/api/unsubscribe/${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": `<updates.${mail.template.host}>`,
      Precedence: "bulk",
    },
  };
}

type Queue = ReturnType<typeof createQueue>;

/** What this run has claimed and not begun; claims more when it is empty. */
function createQueue(workerId: number, signal: AbortSignal) {
  let waiting: Claimed[] = [];
  let claimed = 0;
  let claiming: Promise<void> | null = null;
  let empty = false;
  return {
    settled: 0,
    next: async (): Promise<Claimed | null> => {
      while (!signal.aborted) {
        const delivery = waiting.shift();
        if (delivery) return delivery;
        if (empty || claimed >= RUN) return null;
        claiming ??= claimDeliveries(workerId, BATCH)
          .then((more) => {
            waiting.push(...more);
            claimed += more.length;
            empty = more.length === 0;
          })
          .finally(() => (claiming = null));
        await claiming;
      }
      return null;
    },
    more: (most: number): Claimed[] => waiting.splice(0, most),
    putBack: (delivery: Claimed): void => {
      waiting.unshift(delivery);
    },
    giveBack: async (): Promise<void> => {
      const left = waiting;
      waiting = [];
      await releaseDeliveries(
        workerId,
        left.map((it) => it.id),
      );
    },
  };
}
