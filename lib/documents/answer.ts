import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { bodyIn, comesIn, type Encoding, type StoredDocument } from "./cache";
import { documentHeaders, pdfHeaders } from "./headers";

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

function cacheControl(path: string, contentType: string): string {
  // A logo's address holds its print, as a picture's and a built file's do: what is there never changes.
  if (/^\/(?:_next\/static|logos|pictures)\//.test(path)) return "public, max-age=31536000, immutable";
  if (path.startsWith("/fonts/")) return "public, max-age=2592000";
  return /^(?:text\/html|application\/pdf)/.test(contentType) ? "public, no-cache" : "public, max-age=600";
}

function headersOf(
  document: StoredDocument,
  encoding: Encoding,
  control: string,
  framedBy?: readonly string[],
): Record<string, string> {
  return {
    ...(document.headers["content-type"] === "application/pdf"
      ? pdfHeaders()
      : documentHeaders(document.styleHash, framedBy)),
    ...document.headers,
    "Cache-Control": control,
    Vary: "Accept-Encoding",
    ...(encoding !== "identity" && { "Content-Encoding": encoding }),
  };
}

/** A kept document as it goes out in one encoding: the same for everyone, so made once. */
type Parcel = { etag: string; headers: string[]; unchanged: string[]; body: Buffer };
const parcels = new WeakMap<StoredDocument, Partial<Record<Encoding, Parcel>>>();

function parcelOf(document: StoredDocument, url: string, encoding: Encoding): Parcel {
  const known = parcels.get(document);
  const made = known?.[encoding];
  if (made) return made;
  const body = bodyIn(document, encoding);
  // Other bytes are another representation, if they unpack to the same or not (RFC 9110, section 8.8.3).
  const variant = encoding === "br" && document.dense ? "-br-dense" : `-${encoding}`;
  const etag = `"${document.etag}${encoding === "identity" ? "" : variant}"`;
  const control = cacheControl(url.split("?", 1)[0]!, document.headers["content-type"] ?? "");
  const unchanged = Object.entries({ ...headersOf(document, encoding, control), ETag: etag }).flat();
  const parcel = { etag, unchanged, headers: [...unchanged, "Content-Length", String(body.length)], body };
  parcels.set(document, { ...known, [encoding]: parcel });
  return parcel;
}

/** Sends a page that is the same for everyone, or says that the visitor has it (RFC 9110, section 13.1.2). */
export function sendKept(request: IncomingMessage, response: ServerResponse, document: StoredDocument): void {
  const encoding = encodingFor(request, document);
  const parcel = parcelOf(document, request.url ?? "/", encoding);
  const asked = request.headers["if-none-match"];
  if (asked && asked.split(/,\s*/).some((tag) => tag === "*" || tag.replace(/^W\//, "") === parcel.etag)) {
    response.writeHead(304, parcel.unchanged).end();
    return;
  }
  response.writeHead(200, parcel.headers).end(request.method === "HEAD" ? undefined : parcel.body);
}

/**
 * Sends what is kept by nobody: personal pages, troubles, what is not there.
 * @param framedBy the origins that may show it in a frame
 */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  document: StoredDocument,
  control?: string,
  framedBy?: readonly string[],
): void {
  if (document.status === 200 && !control) return sendKept(request, response, document);
  const encoding = encodingFor(request, document);
  const body = bodyIn(document, encoding);
  const headers = headersOf(document, encoding, control ?? "no-store", framedBy);
  if (document.status === 503) headers["Retry-After"] = "10";
  // A link with a token in it must not travel to another site.
  if (control) headers["Referrer-Policy"] = "same-origin";
  headers["Content-Length"] = String(body.length);
  response.writeHead(document.status, headers).end(request.method === "HEAD" ? undefined : body);
}

const encodingFor = (request: IncomingMessage, document: StoredDocument): Encoding =>
  chooseEncoding(request.headers["accept-encoding"] as string | undefined, (it) => comesIn(document, it));

/** Answers a form that was taken: go on with a GET (RFC 9110, section 15.4.4). */
export function sendOn(response: ServerResponse, location: string): void {
  const headers = {
    ...documentHeaders(),
    "Referrer-Policy": "same-origin",
    "Cache-Control": "private, no-store",
  };
  response.writeHead(303, { ...headers, Location: location, "Content-Length": "0" }).end();
}
