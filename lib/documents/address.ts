import type { IncomingMessage } from "node:http";

/** How a request is answered. */
export type Road =
  /** A page or file that is the same for everyone: kept. */
  | { kind: "shared"; key: string }
  /** A public page that is personal or an answer to a form: rendered each time, without the framework. */
  | { kind: "personal"; url: string }
  /** Staff pages, programs' addresses and counted links: Next's business alone. */
  | { kind: "pass" };

/** Query parameters that change what a page shows. All others (utm_source, fbclid) change nothing. */
const MEANINGFUL = new Set([
  ...["coalition", "county", "dated", "issue", "language", "letter", "page", "sector", "type"],
]);

const PASS = /^\/(?:staff|api|go)(?:\/|$)|^\/_next\/(?!static\/)/;
const PERSONAL = /^\/(?:es\/)?(?:join|confirm|unsubscribe|search|account|invitation|partners|embed)(?:\/|$)/;

/** Whether a page is made for a frame on other sites. */
export const isFramed = (url: string): boolean => /^\/(?:es\/)?embed(?:[/?]|$)/.test(url);

/** Decides by method and address alone. `url` is the request's target: path and query. */
export function roadOf(method: string, url: string): Road {
  const [path = "/", query = ""] = url.split(/\?(.*)/s, 2);
  if (PASS.test(path)) return { kind: "pass" };
  if (PERSONAL.test(path)) return { kind: "personal", url };
  if (method !== "GET" && method !== "HEAD") return { kind: "personal", url };
  const kept = [...new URLSearchParams(query)]
    .filter(([name, value]) => value && MEANINGFUL.has(name))
    .sort();
  const search = new URLSearchParams(kept).toString();
  return { kind: "shared", key: search ? `${path}?${search}` : path };
}

/**
 * Where a request comes from. Forwarded addresses are believed only from as many proxies as the operator named.
 * @param trusted how many proxies stand in front (TRUST_PROXY)
 */
export function clientAddress(request: IncomingMessage, trusted: number): string {
  const direct = (request.socket.remoteAddress ?? "0.0.0.0").replace(/^::ffff:/, "");
  if (trusted === 0) return direct;
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return forwarded.at(-trusted) ?? forwarded[0] ?? direct;
}
