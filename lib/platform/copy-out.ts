import type { Connection, Submittable } from "pg";
import { MINUTE } from "./clock";

/** Bytes of text that are handed on at once. */
const PIECE = 64 * 1024;
/** How long whoever takes the text may take nothing, in milliseconds. */
const PATIENCE = 5 * MINUTE;

/** PostgreSQL's COPY … TO STDOUT has no lines but these, whatever the server runs on. */
const LINE_END = 10;

/**
 * A `COPY … TO STDOUT (FORMAT csv)` as `client.query` takes it. PostgreSQL writes the text, and its bytes are handed on
 * without a look at what they say: next to nothing is done a row. The server waits while nobody takes any, and is hung up
 * on after five minutes.
 */
export class CopyOut implements Submittable {
  readonly #sql: string;
  readonly #held = Buffer.allocUnsafeSlow(PIECE);
  #length = 0;
  readonly #pieces: string[] = [];
  #connection: Connection | null = null;
  #state: "runs" | "done" | { error: Error } = "runs";
  #wake = () => {};
  #tired: NodeJS.Timeout | undefined;

  constructor(sql: string) {
    this.#sql = sql;
  }

  /** The next piece, of whole lines that end as RFC 4180 has it; null after the last. @throws what the server says */
  async next(): Promise<string | null> {
    while (this.#pieces.length === 0) {
      if (this.#state === "done") return null;
      if (typeof this.#state === "object") throw this.#state.error;
      clearTimeout(this.#tired);
      this.#connection?.stream.resume();
      await new Promise<void>((woken) => (this.#wake = woken));
    }
    return this.#pieces.shift()!;
  }

  /** Hangs up: the server notices when it sends the next line. */
  abandon(): void {
    clearTimeout(this.#tired);
    this.#connection?.stream.destroy();
  }

  submit(connection: Connection): void {
    this.#connection = connection;
    connection.query(this.#sql);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const length = chunk.at(-1) === LINE_END ? chunk.length - 1 : chunk.length;
    if (this.#length + length + 2 > PIECE) this.#handOn();
    if (length + 2 > PIECE) {
      this.#pieces.push(`${chunk.toString("utf8", 0, length)}\r\n`);
    } else {
      // The connection uses its memory again for what it reads next.
      chunk.copy(this.#held, this.#length, 0, length);
      this.#length += length;
      this.#length += this.#held.write("\r\n", this.#length, "latin1");
    }
  }

  handleReadyForQuery(): void {
    this.#handOn();
    clearTimeout(this.#tired);
    // The connection is for the next statement now.
    this.#connection?.stream.resume();
    if (this.#state === "runs") this.#state = "done";
    this.#wake();
  }

  handleError(error: Error): void {
    clearTimeout(this.#tired);
    this.#state = { error };
    this.#wake();
  }

  // What else the protocol tells of a statement says nothing here.
  handleRowDescription(): void {}
  handleCommandComplete(): void {}

  /** Gives away what is held, and has the server wait until it is taken. */
  #handOn(): void {
    if (this.#length === 0) return;
    this.#pieces.push(this.#held.toString("utf8", 0, this.#length));
    this.#length = 0;
    const stream = this.#connection?.stream;
    if (stream && !stream.isPaused()) {
      stream.pause();
      this.#tired = setTimeout(() => stream.destroy(), PATIENCE).unref();
    }
    this.#wake();
  }
}
