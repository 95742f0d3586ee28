import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";

export const encodings = ["br", "gzip", "identity"] as const;

export type Encoding = (typeof encodings)[number];

/** A kept document as it goes out in one encoding: the same for everyone, so made once. */
export type Parcel = {
  etag: string;
  /** Names and values in turn, as `writeHead` takes them. */
  headers: string[];
  /** The headers that go with the word that the visitor has it. */
  unchanged: string[];
  body: Uint8Array;
};

type Compressed = Exclude<Encoding, "identity">;

// A few dozen browsers send nearly all requests: what each of them takes is read once.
const read = new LRUCache<string, readonly Compressed[]>({ max: 100 });

/** The encodings a visitor takes (RFC 9110, section 12.5.3), best first: brotli, then gzip. */
function encodingsIn(accept: string): readonly Compressed[] {
  const known = read.get(accept);
  if (known) return known;
  const weights = new Map(
    accept.split(",").map((part) => {
      const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return [name, weight ? Number(weight.slice(2)) : 1] as const;
    }),
  );
  const taken = (["br", "gzip"] as const).filter((encoding) => (weights.get(encoding) ?? 0) > 0);
  read.set(accept, taken);
  return taken;
}

/** The best encoding that the visitor takes and a document has. */
export const chooseEncoding = (accept: string | undefined, has: (encoding: Encoding) => boolean): Encoding =>
  encodingsIn(accept ?? "").find(has) ?? "identity";

/** Sends a parcel, or says that the visitor has it (RFC 9110, section 13.1.2). */
export function sendParcel(request: IncomingMessage, response: ServerResponse, parcel: Parcel): void {
  const asked = request.headers["if-none-match"];
  if (asked && asked.split(/,\s*/).some((tag) => tag === "*" || tag.replace(/^W\//, "") === parcel.etag)) {
    response.writeHead(304, parcel.unchanged).end();
    return;
  }
  response.writeHead(200, parcel.headers).end(request.method === "HEAD" ? undefined : parcel.body);
}
