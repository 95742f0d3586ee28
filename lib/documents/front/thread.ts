import { MessageChannel, type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type Door, openDoor, type Place } from "@/lib/platform/door";
import { OperatorError } from "@/lib/platform/errors";
import { Front } from "./front";
import type { FromThread, ToThread } from "./open-front";
import { ThreadSocket } from "./thread-socket";

// The thread that visitors speak to. It knows no settings, no pages and no database: only what the site tells it.

const site = parentPort!;
const tell = (message: FromThread, ...moved: MessagePort[]) => site.postMessage(message, moved);

function listen(door: Door): void {
  const front = new Front(() => {
    const { port1, port2 } = new MessageChannel();
    tell({ what: "connection", end: port2 }, port2);
    return new ThreadSocket(port1);
  });
  site.on("message", (message: ToThread) => {
    if (message.what === "keep") front.keep(message.copy);
    else if (message.what === "forget") front.forget();
    else if (message.what === "serve") door.serve(front.listener);
    else void door.finish().then(() => process.exit());
  });
  tell({ what: "open", port: door.port });
}

openDoor(workerData as Place).then(listen, (cause: unknown) => {
  if (!(cause instanceof OperatorError)) throw cause;
  tell({ what: "refused", sentence: cause.message });
});
