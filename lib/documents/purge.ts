import { Client } from "pg";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { defaultLocale, localePath, locales } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";

const CHANNEL = "documents";

/**
 * Has every process render these pages anew once the transaction commits (LISTEN/NOTIFY).
 * @param paths English addresses, e.g. "/updates"; the same pages in other languages are included.
 */
export async function purgeDocuments(tx: Tx, paths: string[]): Promise<void> {
  await tx.$executeRaw`select pg_notify(${CHANNEL}, ${JSON.stringify(paths)})`;
}

/** Whether a cache key (path and query) shows one of the given pages, in any language. */
export function showsOneOf(key: string, paths: string[]): boolean {
  // A page's print view and PDF show what it shows.
  const path = (key.split("?")[0] ?? key).replace(/\/(?:print|pdf)$/, "");
  return paths.some((purged) =>
    locales.some(
      (locale) => path === localePath(locale, purged) || (locale === defaultLocale && path === purged),
    ),
  );
}

/**
 * Listens for purges until `stop`; after a lost connection everything counts as changed.
 * @param purge lets the documents be rendered anew whose address matches
 */
export function listenForPurges(purge: (matches: (address: string) => boolean) => void): {
  stop: () => Promise<void>;
} {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = async () => {
    const next = new Client({ connectionString: env.DATABASE_URL, keepAlive: true });
    next.on("error", () => {});
    next.on("end", () => {
      if (!stopped) timer = setTimeout(() => void connect(), 1000);
    });
    next.on("notification", ({ payload }) => {
      const paths = JSON.parse(payload ?? "[]") as string[];
      purge((key) => showsOneOf(key, paths));
    });
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      client = next;
      // What was published while nobody listened is unknown.
      purge(() => true);
    } catch (cause) {
      log.debug({ err: cause }, "waiting for the database to listen for purges");
      await next.end().catch(() => {});
    }
  };

  void connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
