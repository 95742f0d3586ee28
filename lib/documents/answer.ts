import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyIn, comesIn, type StoredDocument } from "./cache";
import { documentHeaders, pdfHeaders } from "./headers";
import { chooseEncoding, type Encoding, type Parcel, sendParcel } from "./parcel";

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

const parcels = new WeakMap<StoredDocument, Partial<Record<Encoding, Parcel>>>();

/**
 * A document as it goes out in an encoding.
 * @param url what was asked for: how long it may be kept depends on it
 */
export function parcelOf(document: StoredDocument, url: string, encoding: Encoding): Parcel {
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

/**
 * Sends a document.
 * @param control who may keep it; without it, everyone may keep a page that is there, and nobody anything else
 * @param framedBy the origins that may show it in a frame
 */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  document: StoredDocument,
  control?: string,
  framedBy?: readonly string[],
): void {
  const encoding = encodingFor(request, document);
  if (document.status === 200 && !control)
    return sendParcel(request, response, parcelOf(document, request.url ?? "/", encoding));
  const body = bodyIn(document, encoding);
  const headers = headersOf(document, encoding, control ?? "no-store", framedBy);
  if (document.status === 503) headers["Retry-After"] = "10";
  // A link with a token in it must not travel to another site.
  if (control) headers["Referrer-Policy"] = "same-origin";
  headers["Content-Length"] = String(body.length);
  response.writeHead(document.status, headers).end(request.method === "HEAD" ? undefined : body);
}

/** The best encoding for a visitor. */
export const encodingFor = (request: IncomingMessage, document: StoredDocument): Encoding =>
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
