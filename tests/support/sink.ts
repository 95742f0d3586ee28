import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A message as the mail server at the other end took it. */
export type Taken = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Header names in lower case. */
  headers: Record<string, string>;
};

export type Sink = {
  smtpUrl: string;
  /** Where another process reads what arrived: GET /?to=ADDRESS gives JSON. */
  httpUrl: string;
  /** Everything taken so far, oldest first. */
  taken: Taken[];
  /** When set, decides about a recipient: an error refuses it. */
  refuse?: (address: string) => Error | undefined;
  close: () => Promise<void>;
};

/** A mail server that keeps what it accepts, for tests. */
export async function startSink(): Promise<Sink> {
  const taken: Taken[] = [];
  const sink: Partial<Sink> = { taken };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (address, _session, callback) => callback(sink.refuse?.(address.address)),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          for (const recipient of session.envelope.rcptTo)
            taken.push({
              to: recipient.address,
              subject: mail.subject ?? "",
              text: mail.text ?? "",
              html: mail.html ?? "",
              headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
            });
          callback();
        });
      });
    },
  });
  // A sender that dies in the middle is nothing to the server it was talking to.
  smtp.on("error", () => {});
  await new Promise<void>((done) => smtp.listen(0, "127.0.0.1", done));
  const http: Server = createServer((request, response) => {
    const to = new URL(request.url ?? "/", "http://sink").searchParams.get("to");
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(taken.filter((mail) => !to || mail.to.toLowerCase() === to.toLowerCase())));
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  return Object.assign(sink, {
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    httpUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: async () => {
      http.close();
      await new Promise<void>((done) => smtp.close(() => done()));
    },
  }) as Sink;
}
