import { createServer, type RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { type MessagePort, Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import type { Door, Place } from "@/lib/platform/door";
import { OperatorError } from "@/lib/platform/errors";
import type { Copy } from "./front";
import { ThreadSocket } from "./thread-socket";

/** What the thread says. */
export type FromThread =
  | { what: "open"; port: number }
  /** The port cannot be had; why, as the operator is told. */
  | { what: "refused"; sentence: string }
  | { what: "connection"; end: MessagePort };

/** What the thread is told. */
export type ToThread = { what: "serve" | "forget" | "finish" } | { what: "keep"; copy: Copy };

/** Who has copies of kept pages. */
export type CopyKeeper = {
  keep: (copy: Copy) => void;
  forget: () => void;
};

/**
 * The thread's program as one script: Node does not read TypeScript in a thread because the process does, and what
 * reads it would take more memory there than the pages.
 */
function bundleProgram(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("./thread.ts", import.meta.url))],
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
  });
  return outputFiles[0]!.text;
}

/**
 * Takes a port in a thread of its own, which answers from copies what it can, and passes the rest on to this one.
 * @param onBreak is told when the thread has ended by itself: nobody is listened to any more
 * @throws {OperatorError} where the port cannot be had
 */
export async function openFront(place: Place, onBreak: (cause: Error) => void): Promise<Door & CopyKeeper> {
  let listener: RequestListener | undefined;
  // It listens nowhere: connections are handed to it. What came this far has waited its time and named its host.
  const site = createServer({ keepAliveTimeout: 0, requireHostHeader: false, maxHeaderSize: 20 * 1024 });
  site.on("request", (request, response) => listener?.(request, response));

  const thread = new Worker(bundleProgram(), { eval: true, execArgv: [], workerData: place });
  const tell = (message: ToThread, ...moved: ArrayBuffer[]) => thread.postMessage(message, moved);
  const ended = new Promise<void>((done) => thread.once("exit", () => done()));
  let ending = false;

  const opened = await new Promise<number>((done, failed) => {
    thread.on("message", (message: FromThread) => {
      if (message.what === "connection") site.emit("connection", new ThreadSocket(message.end));
      else if (message.what === "open") done(message.port);
      else failed(new OperatorError(message.sentence));
    });
    thread.on("error", (cause) => {
      failed(cause);
      if (!ending) onBreak(cause);
    });
  });

  return {
    port: opened,
    serve: (it) => {
      listener = it;
      tell({ what: "serve" });
    },
    keep: (copy) => {
      // A copy of the bytes, whose memory moves over.
      const body = new Uint8Array(copy.parcel.body);
      tell({ what: "keep", copy: { ...copy, parcel: { ...copy.parcel, body } } }, body.buffer);
    },
    forget: () => tell({ what: "forget" }),
    finish: () => {
      ending = true;
      tell({ what: "finish" });
      return ended;
    },
    close: () => {
      ending = true;
      void thread.terminate();
    },
  };
}
