import { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";

/** What goes over the port: bytes, the word that they were taken, or the end. */
type Message = Uint8Array<ArrayBuffer> | "taken" | "end";

type Written = (error?: Error | null) => void;

/**
 * One end of a connection between two threads, for `node:http` to speak over: like a network's, but nobody outside the
 * process can reach it. One write is under way at a time, and counts as done once the other end has room for more.
 */
export class ThreadSocket extends Duplex {
  /** In milliseconds, as http looks it up; 0 is never: a thread does not get lost on the way. */
  readonly timeout = 0;
  readonly #port: MessagePort;
  #written: Written | undefined;
  /** Whether bytes were taken whose reader has no room for more yet. */
  #owing = false;
  #gone = false;

  constructor(port: MessagePort) {
    super({ allowHalfOpen: false });
    this.#port = port;
    port.on("message", (message: Message) => this.#take(message));
    port.on("close", () => this.#lose());
  }

  #take(message: Message): void {
    if (message === "end") this.push(null);
    else if (message === "taken") this.#settle();
    else {
      this.#owing = true;
      const { buffer, byteOffset, byteLength } = message;
      if (this.push(Buffer.from(buffer, byteOffset, byteLength))) this._read();
    }
  }

  /** The other end is gone: what it said before is still heard, what it is told from now on is lost, as in a network. */
  #lose(): void {
    this.#gone = true;
    this.#settle();
    if (!this.readableEnded && !this.destroyed) this.push(null);
  }

  #settle(): void {
    const written = this.#written;
    this.#written = undefined;
    written?.();
  }

  override _read(): void {
    if (!this.#owing) return;
    this.#owing = false;
    this.#port.postMessage("taken" satisfies Message);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, written: Written): void {
    // An empty write is done at once: http counts on it, and frees a connection twice whose last word is on its way.
    if (this.#gone || chunk.length === 0) return written();
    this.#written = written;
    // A copy, whose memory moves over: the chunk may be a part of memory that others use.
    const bytes = new Uint8Array(chunk);
    this.#port.postMessage(bytes satisfies Message, [bytes.buffer]);
  }

  override _writev(chunks: { chunk: Buffer }[], written: Written): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), "binary", written);
  }

  override _final(done: Written): void {
    if (!this.#gone) this.#port.postMessage("end" satisfies Message);
    done();
  }

  override _destroy(cause: Error | null, done: Written): void {
    this.#port.close();
    this.#settle();
    done(cause);
  }
}
