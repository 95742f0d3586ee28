import { createHash } from "node:crypto";
import { isDeepStrictEqual, promisify } from "node:util";
import { brotliCompress, constants, gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import { MINUTE } from "@/lib/platform/clock";
import type { Encoding } from "./parcel";

const brotli = promisify(brotliCompress);

/** What Next gave for an address. */
export type Rendered = {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** The page's one inline style, as its policy names it. */
  styleHash?: string | undefined;
};

/** A finished answer with its body in every encoding it is worth having; gzip comes when somebody asks for it. */
export type StoredDocument = {
  status: number;
  headers: Record<string, string>;
  styleHash: string | undefined;
  /** Strong (RFC 9110, section 8.8.3), without the encoding's suffix. */
  etag: string;
  bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer };
  /** Whether brotli has done its best. */
  dense: boolean;
};

/** A document in memory, and until when it is fresh, in milliseconds since 1970. */
export type Kept = { document: StoredDocument; freshUntil: number };

type Entry = Kept & { asked: boolean };

/** How long a document is served before it is rendered anew, if nothing purged it earlier. */
const FRESH_FOR = 10 * MINUTE;
const MAX_BYTES = 96 * 1024 * 1024;

const compressible = /^(?:text\/|application\/(?:(?:[a-z]+\+)?(?:json|xml)|javascript)|image\/svg)/;

const compressBrotli = (body: Buffer, quality: number) =>
  brotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });

/**
 * Compresses a rendered answer, quickly: brotli's levels above 5 take longer and give the same.
 * @param last what stood at the address before: it is kept when nothing about it has changed
 */
export async function finish(
  { status, headers, body, styleHash }: Rendered,
  last?: StoredDocument,
): Promise<StoredDocument> {
  const etag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  if (last?.etag === etag && last.status === status && isDeepStrictEqual(last.headers, headers)) return last;
  const bodies: StoredDocument["bodies"] = { identity: body };
  if (body.length > 500 && compressible.test(headers["content-type"] ?? "")) {
    bodies.br = await compressBrotli(body, 5);
  }
  return { status, headers, styleHash, etag, bodies, dense: false };
}

/** Whether a document can be had in an encoding. */
export const comesIn = ({ bodies }: StoredDocument, encoding: Encoding): boolean =>
  Boolean(encoding === "gzip" ? bodies.br : bodies[encoding]);

/** A document's body in an encoding, as it is where it does not come in that one. */
export function bodyIn({ bodies }: StoredDocument, encoding: Encoding): Buffer {
  // Every browser of these ten years takes brotli: what hardly anyone asks for is made when someone does, once.
  if (encoding === "gzip" && bodies.br) bodies.gzip ??= gzipSync(bodies.identity, { level: 7 });
  return bodies[encoding] ?? bodies.identity;
}

/** The same, with brotli's best level: an eighth smaller, for thirty times the work. */
async function tighten(document: StoredDocument): Promise<StoredDocument> {
  const br = await compressBrotli(document.bodies.identity, 11);
  return { ...document, bodies: { ...document.bodies, br }, dense: true };
}

/**
 * Finished documents in bounded memory. A document that is missing is rendered once, however many ask for it; when
 * a render fails, the last good one is served.
 */
export class DocumentCache {
  readonly #entries = new LRUCache<string, Entry>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ document }) =>
      // Brotli's length twice: gzip may come later, and is about as long.
      1024 + document.bodies.identity.length + 2 * (document.bodies.br?.length ?? 0),
  });
  readonly #flights = new Map<string, Promise<StoredDocument>>();
  /** Counts purges, so that what was rendered before one is not kept after it. */
  #generation = 0;
  /** One document at a time is made dense, so that visitors have the other threads. */
  #tightening = Promise.resolve();

  /** The document if it is there and fresh. */
  peek(key: string): Kept | undefined {
    const entry = this.#entries.get(key);
    if (!entry || entry.freshUntil <= Date.now()) return undefined;
    if (!entry.asked) {
      entry.asked = true;
      if (entry.document.bodies.br && !entry.document.dense) this.#tighten(key, entry);
    }
    return entry;
  }

  // Whatever is asked for a second time is worth the work; most addresses that robots try never are.
  #tighten(key: string, entry: Entry): void {
    this.#tightening = this.#tightening.then(async () => {
      const { document } = entry;
      const dense = await tighten(document);
      if (this.#entries.peek(key) !== entry || entry.document !== document) return;
      this.#entries.set(key, { ...entry, document: dense });
    });
  }

  /** The document, rendered by `render` if it has to be. Only 200s are kept. */
  async get(key: string, render: () => Promise<Rendered>): Promise<StoredDocument> {
    const fresh = this.peek(key);
    if (fresh) return fresh.document;
    const flying = this.#flights.get(key);
    if (flying) return flying;
    const flight = this.#render(key, render).finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    return flight;
  }

  async #render(key: string, render: () => Promise<Rendered>): Promise<StoredDocument> {
    const generation = this.#generation;
    const rendered = await render();
    if (rendered.status >= 500) {
      const last = this.#entries.get(key);
      if (last) return last.document;
    }
    const document = await finish(rendered, this.#entries.peek(key)?.document);
    if (rendered.status === 200) {
      const freshUntil = generation === this.#generation ? Date.now() + FRESH_FOR : 0;
      this.#entries.set(key, { document, freshUntil, asked: document.dense });
    }
    return document;
  }

  /** Lets documents be rendered anew: those whose key `matches`. The old ones stay as a fallback. */
  purge(matches: (key: string) => boolean): void {
    this.#generation++;
    for (const [key, entry] of this.#entries.entries()) if (matches(key)) entry.freshUntil = 0;
    // A render under way may have read what was there before: nobody else may join it.
    this.#flights.clear();
  }
}
