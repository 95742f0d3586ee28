import { once } from "node:events";
import { readFileSync } from "node:fs";
import { listenForReports } from "@/lib/mail/inbound/listener";
import { watchMailbox } from "@/lib/mail/inbound/mailbox";
import { siteHost } from "@/lib/mail/links";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { takeReports } from "@/lib/updates/take-reports";

/** Takes in by SMTP what came back, until `signal` is aborted. Does nothing where no port is set. */
export async function listenWhileSet(signal: AbortSignal): Promise<void> {
  const {
    INBOUND_SMTP_PORT: port,
    MAIL_BOUNCES: bounces,
    INBOUND_TLS_CERT: cert,
    INBOUND_TLS_KEY: key,
  } = env;
  if (port === undefined) return;
  if (!bounces) throw new Error("INBOUND_SMTP_PORT needs MAIL_BOUNCES, the domain whose mail comes in there");
  const listener = await listenForReports({
    ...{ port, bounces, host: env.HOST, name: siteHost(), record: takeReports },
    ...(cert && key && { tls: { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") } }),
  });
  log.info({ port: listener.port }, "mail that comes back is taken in here");
  await aborted(signal);
  await listener.close();
}

/** Reads a mailbox for what came back, until `signal` is aborted. Does nothing where none is set. */
export async function watchWhileSet(signal: AbortSignal): Promise<void> {
  if (env.INBOUND_IMAP_URL) await watchMailbox({ url: env.INBOUND_IMAP_URL, record: takeReports }, signal);
}

const aborted = (signal: AbortSignal): Promise<unknown> =>
  signal.aborted ? Promise.resolve() : once(signal, "abort");
