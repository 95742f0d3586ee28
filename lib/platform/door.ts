import { createServer, type RequestListener } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "./errors";

/** How long requests under way may take when the site ends, in milliseconds. */
const PATIENCE = 4_000;

/** Where visitors are listened to; port 0 is any that is free. */
export type Place = { host: string | undefined; port: number };

/** A port that is held. */
export type Door = {
  port: number;
  /** Has requests answered from now on; until then they hear that the site is starting. */
  serve: (listener: RequestListener) => void;
  /** Takes no new requests and waits a while for those under way. */
  finish: () => Promise<void>;
  /** Ends every connection at once. */
  close: () => void;
};

/**
 * Takes a port at once, so that a port in use is told before anything is done.
 * @throws {OperatorError} where it cannot be had
 */
export async function openDoor({ host, port }: Place): Promise<Door> {
  let listener: RequestListener = (_, response) => {
    response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "2" });
    response.end("The site is starting. Please try again in a moment.\n");
  };
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((done, failed) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
        EACCES: `Port ${port} may not be opened by this account. Choose a port above 1023: PORT=3000 npm start`,
        EADDRNOTAVAIL: `This machine has no address ${host}. Correct HOST, or leave it out.`,
        ENOTFOUND: `This machine has no address ${host}. Correct HOST, or leave it out.`,
      };
      failed(
        new OperatorError(reasons[cause.code ?? ""] ?? `Port ${port} cannot be opened: ${cause.message}.`),
      );
    });
    server.listen({ port, host }, done);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    serve: (it) => (listener = it),
    finish: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeIdleConnections();
      await Promise.race([closed, wait(PATIENCE)]);
      server.closeAllConnections();
    },
    close: () => server.closeAllConnections(),
  };
}
