import {
  Agent,
  type IncomingMessage,
  request as ask,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";
import { LRUCache } from "lru-cache";
import { chooseEncoding, type Encoding, type Parcel, sendParcel } from "../parcel";

/** A kept page, in the encoding somebody has asked for. */
export type Copy = {
  /** The address, as it is asked for: path and query. */
  url: string;
  /** In milliseconds since 1970: what is asked for later may have changed. */
  freshUntil: number;
  /** What the page comes in. */
  encodings: readonly Encoding[];
  encoding: Encoding;
  parcel: Parcel;
};

type Kept = Pick<Copy, "freshUntil" | "encodings"> & { parcels: Partial<Record<Encoding, Parcel>> };

const MAX_BYTES = 48 * 1024 * 1024;

/** What concerns one connection alone and is never passed on (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  ...["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"],
  // Answered here, by http itself.
  "expect",
]);

/**
 * What visitors speak to: it has copies of the pages that are asked for most, and passes everything else on to the site
 * as a proxy does (RFC 9110, section 7.6).
 */
export class Front {
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ parcels }) =>
      Object.values(parcels).reduce((sum, { body }) => sum + body.length + 2048, 1024),
  });
  readonly #site: Agent;

  /** @param connect makes a connection to the site */
  constructor(connect: () => Duplex) {
    // One request, one connection: nothing of one visitor's can come to another.
    this.#site = new Agent({ keepAlive: false });
    this.#site.createConnection = connect;
  }

  readonly listener: RequestListener = (request, response) => {
    const parcel = this.#find(request);
    if (parcel) sendParcel(request, response, parcel);
    else this.#passOn(request, response);
  };

  /** Keeps a copy, beside those of the same page in other encodings. */
  keep({ url, freshUntil, encodings, encoding, parcel }: Copy): void {
    const known = this.#kept.peek(url);
    const others = known?.freshUntil === freshUntil ? known.parcels : {};
    this.#kept.set(url, { freshUntil, encodings, parcels: { ...others, [encoding]: parcel } });
  }

  /** Forgets all copies: something was published. The site has the pages that are still as they were. */
  forget(): void {
    this.#kept.clear();
  }

  #find({ method, url = "/", headers }: IncomingMessage): Parcel | undefined {
    if (method !== "GET" && method !== "HEAD") return undefined;
    const kept = this.#kept.get(url);
    if (!kept || kept.freshUntil <= Date.now()) return undefined;
    const accept = headers["accept-encoding"] as string | undefined;
    return kept.parcels[chooseEncoding(accept, (it) => kept.encodings.includes(it))];
  }

  #passOn(request: IncomingMessage, response: ServerResponse): void {
    const { method = "GET", url: path = "/" } = request;
    const onward = ask({ agent: this.#site, method, path, headers: headersOnward(request) }, (answer) => {
      response.writeHead(answer.statusCode!, answer.statusMessage, endToEnd(answer.rawHeaders));
      answer.pipe(response);
      answer.on("error", () => response.destroy());
      answer.on("end", () => {
        if (request.readableEnded) return;
        // The site has said all it has to say. What is still on its way is heard out here, and let go: a browser that is
        // cut off shows no answer.
        request.unpipe(onward).resume();
        onward.destroy();
      });
    });
    onward.on("error", () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502, { "Content-Type": "text/plain" }).end("Something went wrong.\n");
    });
    response.on("close", () => {
      if (!response.writableFinished) onward.destroy();
    });
    request.pipe(onward);
  }
}

/** The headers that are meant for who answers in the end, in the order and spelling they came in. */
function endToEnd(raw: readonly string[]): string[] {
  const named = raw.flatMap((name, at) =>
    at % 2 === 0 && name.toLowerCase() === "connection"
      ? raw[at + 1]!.split(",").map((one) => one.trim().toLowerCase())
      : [],
  );
  return raw.filter((_, at) => {
    const name = raw[at - (at % 2)]!.toLowerCase();
    return !HOP_BY_HOP.has(name) && !named.includes(name);
  });
}

function headersOnward({ rawHeaders, headers, method, socket }: IncomingMessage): string[] {
  const onward = endToEnd(rawHeaders);
  // A connection in memory has no address: the site trusts this proxy to say whose the request is.
  onward.push("X-Forwarded-For", (socket.remoteAddress ?? "0.0.0.0").replace(/^::ffff:/, ""));
  if (headers["transfer-encoding"]) onward.push("Transfer-Encoding", "chunked");
  else if (!headers["content-length"] && method !== "GET" && method !== "HEAD")
    onward.push("Content-Length", "0");
  return onward;
}
