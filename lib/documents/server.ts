import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from "node:http";
import inject from "light-my-request";
import { env, siteUrl } from "@/lib/platform/env";
import { defaultLocale, isLocale, localePath, type Locale } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { clientAddress, isFramed, roadOf } from "./address";
import { encodingFor, parcelOf, send, sendOn } from "./answer";
import { comesIn, DocumentCache, finish, type Kept, type Rendered, type StoredDocument } from "./cache";
import { type FormTaker, readForm } from "./forms";
import type { CopyKeeper } from "./front/open-front";
import { commonHeaders } from "./headers";
import { inlineStyles } from "./inline-styles";
import { encodings, sendParcel } from "./parcel";
import { toDocument } from "./transform";

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What the server asks others for. */
export type Doors = {
  takeForm: FormTaker;
  /** The origins that may show the embedded form. */
  framedBy: () => Promise<readonly string[]>;
};

const closed: Doors = { takeForm: () => Promise.resolve(null), framedBy: () => Promise.resolve([]) };

/** The longest form a visitor may send, in bytes. */
const MAX_BODY = 256 * 1024;
/** The one page that takes a file, a logo, and the longest body it takes, in bytes: 2 MB and the form around them. */
const TAKES_FILE = /^\/(?:es\/)?account\/organizations\/[0-9a-f-]{36}\/logo$/;
const MAX_FILE_BODY = 2.25 * 1024 * 1024;
/** The longest body that an address for programs takes, in bytes. */
const MAX_API_BODY = 16 * 1024;
/** Where mail providers tell of thousands of messages at once; these addresses have their own limit. */
const TAKES_NOTICES = /^\/api\/inbound\//;

/** Headers of a visitor's request that Next must not see: they would ask it for fragments of its own. */
const HIDDEN =
  /^(?:rsc|next-.*|x-nextjs-.*|x-middleware-.*|x-invoke-.*|accept-encoding|if-.*|range|connection|content-length|transfer-encoding|expect|upgrade)$/;

/** Headers of Next's answer that are ours to decide, or that only its own client reads. */
const DROPPED =
  /^(?:x-nextjs-.*|x-powered-by|cache-control|etag|vary|link|connection|keep-alive|transfer-encoding|content-length|date|content-encoding)$/;

/**
 * The server before Next: public documents come from memory, without the framework's scripts, compressed once, with an
 * ETag and a strict policy. Staff pages and /api pass through.
 */
export class DocumentServer {
  readonly #cache = new DocumentCache();
  readonly #next: NextHandler;
  readonly #doors: Doors;
  readonly #front: CopyKeeper | undefined;
  readonly #troubled = new Map<Locale, StoredDocument>();

  /** @param front what stands before this server, as a proxy that says whose a request is */
  constructor(next: NextHandler, doors: Doors = closed, front?: CopyKeeper) {
    this.#next = next;
    this.#doors = doors;
    this.#front = front;
  }

  readonly listener: RequestListener = (request, response) => {
    const { method, url = "/" } = request;
    // Only addresses that came down the whole road below are keys: what is found needs no second look.
    const kept = method === "GET" || method === "HEAD" ? this.#cache.peek(url) : undefined;
    if (kept) return this.#sendKept(request, response, kept);
    this.#answer(request, response).catch((cause: unknown) => {
      log.error({ err: cause, path: url.split("?")[0] }, "request failed");
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "Content-Type": "text/plain" }).end("Something went wrong.\n");
    });
  };

  /** Lets documents be rendered anew: those whose address `matches`. */
  purge(matches: (address: string) => boolean): void {
    this.#cache.purge(matches);
    this.#front?.forget();
  }

  #sendKept(request: IncomingMessage, response: ServerResponse, { document, freshUntil }: Kept): void {
    const url = request.url ?? "/";
    const encoding = encodingFor(request, document);
    const parcel = parcelOf(document, url, encoding);
    sendParcel(request, response, parcel);
    // What is about to be compressed better is not copied before.
    if (document.bodies.br && !document.dense) return;
    this.#front?.keep({
      url,
      freshUntil,
      encodings: encodings.filter((it) => comesIn(document, it)),
      encoding,
      parcel,
    });
  }

  /** Renders the page that stands in when a page cannot be rendered, while all is well, and has the typeface at hand. */
  async prepare(): Promise<void> {
    await this.#readText("/fonts/bricolage-grotesque.woff2");
    for (const locale of ["en", "es"] as const) {
      const page = await this.#render("GET", localePath(locale, "/unavailable"), { host: siteHost() });
      this.#troubled.set(locale, await finish({ ...page, status: 503 }));
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const url = request.url ?? "/";
    request.headers["x-movement-ip"] = clientAddress(request, env.TRUST_PROXY + (this.#front ? 1 : 0));
    if (env.TRUST_PROXY === 0) {
      for (const name of Object.keys(request.headers))
        if (/^x-forwarded-|^forwarded$/.test(name)) delete request.headers[name];
    }
    if (!isWellFormed(url)) return send(request, response, await this.#trouble(url, 400));

    const road = roadOf(method, url);
    if (road.kind === "pass") {
      if (url.startsWith("/api/") && !TAKES_NOTICES.test(url) && isLong(request))
        return refuse(request, response);
      for (const [name, value] of Object.entries(commonHeaders())) response.setHeader(name, value);
      // What the framework says by itself at a program's address is no page of ours, and loads nothing.
      if (!url.startsWith("/staff")) response.setHeader("Content-Security-Policy", "default-src 'none'");
      return this.#next(request, response);
    }
    if (road.kind === "shared") {
      const headers = { host: siteHost() };
      const document = await this.#cache.get(road.key, () => this.#render("GET", road.key, headers));
      return send(request, response, document.status >= 500 ? await this.#trouble(url, 503) : document);
    }
    const path = url.split("?")[0] ?? url;
    const takesFile = TAKES_FILE.test(path);
    const body = await readBody(request, takesFile ? MAX_FILE_BODY : MAX_BODY);
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !HIDDEN.test(name)),
    );
    if (body === "too-long") {
      if (!takesFile) return send(request, response, await this.#trouble(url, 413));
      // The page itself says what was wrong with the file, beside its field.
      const asked = { ...headers };
      delete asked["content-type"];
      const page = await this.#render("GET", `${path}?problem=too-large`, asked);
      const status = page.status === 200 ? 413 : page.status;
      return send(request, response, await finish({ ...page, status }), "private, no-store");
    }
    if (method === "POST") {
      const form = await readForm(request.headers, body);
      if (form === "unreadable") return send(request, response, await this.#trouble(url, 400));
      const sent = form && {
        path,
        headers: request.headers,
        form,
        ip: String(request.headers["x-movement-ip"]),
      };
      const location = sent && (await this.#doors.takeForm(sent));
      if (location) return sendOn(response, location);
    }
    const rendered = await this.#render(method, road.url, headers, body);
    // The framework has no page for a form that it cannot tell whose it is.
    const troubled = rendered.status >= 500 ? 503 : rendered.status === 400 ? 400 : null;
    const document = troubled ? await this.#trouble(url, troubled) : await finish(rendered);
    return send(request, response, document, "private, no-store", await this.#framedBy(url));
  }

  /** The origins that may show a page in a frame; none where they cannot be found out. */
  async #framedBy(url: string): Promise<readonly string[] | undefined> {
    if (!isFramed(url)) return undefined;
    return this.#doors.framedBy().catch((cause: unknown) => {
      log.warn({ err: cause }, "who may show the form is not known now: nobody");
      return [];
    });
  }

  /** Asks Next, inside this process, and takes the framework out of what comes back. */
  async #render(method: string, url: string, headers: IncomingHttpHeaders, body?: Buffer): Promise<Rendered> {
    const ask = (request: unknown, response: ServerResponse) => {
      this.#next(request as IncomingMessage, response).catch((cause: unknown) => {
        log.error({ err: cause, path: url.split("?")[0] }, "a page could not be rendered");
        response.statusCode = 500;
        response.end();
      });
    };
    const answer = await inject(ask as Parameters<typeof inject>[0], {
      method: method as "GET",
      url,
      headers: headers as Record<string, string>,
      ...(body?.length ? { payload: body } : {}),
    });
    const kept = Object.entries(answer.headers).filter(([name]) => !DROPPED.test(name));
    const contentType = String(answer.headers["content-type"] ?? "");
    const isPage = contentType.startsWith("text/html");
    // Next draws its page for what is not found in the browser, with scripts that documents do not have; a file that is
    // not there says nothing at all.
    const locale = localeOf(url);
    const lostPath = localePath(locale, "/lost");
    const path = url.split("?")[0] ?? url;
    const isLost = answer.statusCode === 404 && (isPage ? isBlank(answer.payload) : answer.payload === "");
    if (isLost && path !== lostPath) {
      // That page knows where others have moved: it then answers with a redirect of its own.
      const asked = path.slice(localePath(locale, "/").replace(/\/$/, "").length);
      const lost = await this.#render("GET", `${lostPath}?from=${encodeURIComponent(asked)}`, {
        host: siteHost(),
      });
      return { ...lost, status: lost.status === 200 ? 404 : lost.status };
    }
    const rendered = {
      status: answer.statusCode,
      headers: Object.fromEntries(kept) as Record<string, string>,
      body: answer.rawPayload,
    };
    if (!isPage) return rendered;
    const page = await inlineStyles(toDocument(answer.payload), (address) => this.#readText(address));
    return { ...rendered, body: Buffer.from(page.html), styleHash: page.styleHash };
  }

  /** A file of ours as text; undefined where there is none. */
  async #readText(address: string): Promise<string | undefined> {
    const file = await this.#cache.get(address, () => this.#render("GET", address, { host: siteHost() }));
    return file.status === 200 ? file.bodies.identity.toString("utf8") : undefined;
  }

  async #trouble(url: string, status: number): Promise<StoredDocument> {
    const page = this.#troubled.get(localeOf(url));
    if (page) return { ...page, status };
    return finish({
      status,
      headers: { "content-type": "text/plain" },
      body: Buffer.from("Please try again.\n"),
    });
  }
}

/** Whether a page holds no more than the scripts that would draw it. */
const isBlank = (html: string): boolean => html.includes('<html id="__next_error__"');

const localeOf = (url: string): Locale => {
  const first = url.split(/[/?]/)[1];
  return isLocale(first) ? first : defaultLocale;
};

const siteHost = (): string => new URL(siteUrl()).host;

function isWellFormed(url: string): boolean {
  try {
    const path = decodeURIComponent(url.split("?")[0] ?? "");
    // Browsers go up before they ask: what still has dots to go up by wants another road than its beginning names.
    return url.startsWith("/") && !path.includes("\0") && !/(?:^|[/\\])\.{1,2}(?:[/\\]|$)/.test(path);
  } catch {
    return false;
  }
}

/** Programs' addresses take a few fields; what is longer, or does not say how long it is, is not read at all. */
function isLong(request: IncomingMessage): boolean {
  return (
    "transfer-encoding" in request.headers || Number(request.headers["content-length"] ?? 0) > MAX_API_BODY
  );
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(413, { "Content-Type": "text/plain", Connection: "close" }).end("Too long.\n", () => {
    request.destroy();
  });
}

async function readBody(request: IncomingMessage, longest: number): Promise<Buffer | "too-long"> {
  if (Number(request.headers["content-length"] ?? 0) > longest) return "too-long";
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longest) return "too-long";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
