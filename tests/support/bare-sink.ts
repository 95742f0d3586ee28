import { createServer, type AddressInfo, type Socket } from "node:net";

/** What the sink does with one message: an SMTP reply, no reply at all, or a broken connection. */
export type Behaviour = string | "hang" | "drop";

export type SinkMessage = { to: string; raw: string };

export type Sink = {
  url: string;
  /** Every message that was received whole, in order, also those the sink then refused or never answered. */
  received: SinkMessage[];
  /** How many connections are open, and how many were ever opened. */
  connections: { open: number; ever: number };
  /** Lines the sink got outside messages, e.g. "RCPT TO:<a@example.org>". */
  commands: string[];
  close: () => Promise<void>;
};

type Options = {
  /** To MAIL FROM, RCPT TO and DATA; "250 ok" and "354 go on" unless told. */
  onMail?: () => Behaviour | undefined;
  onRcpt?: (address: string) => Behaviour | undefined | Promise<Behaviour | undefined>;
  onData?: (address: string) => Behaviour | undefined;
  /** To the final dot; `index` counts messages from 0. */
  onEnd?: (message: SinkMessage, index: number) => Behaviour | undefined;
  /** A chunk of a message came; `whole`: with it the message is complete. */
  onChunk?: (whole: boolean) => void;
  extensions?: string[];
  /** The greeting. */
  greeting?: string;
};

/** An SMTP server of bare sockets that can also behave badly. */
export async function openSink(options: Options = {}): Promise<Sink> {
  const received: SinkMessage[] = [];
  const commands: string[] = [];
  const connections = { open: 0, ever: 0 };
  const sockets = new Set<Socket>();

  const server = createServer((socket) => {
    sockets.add(socket);
    // Short answers go out one by one, as real servers send them.
    socket.setNoDelay(true);
    connections.open++;
    connections.ever++;
    socket.on("close", () => {
      sockets.delete(socket);
      connections.open--;
    });
    socket.on("error", () => {});
    let buffer = "";
    let inData = false;
    let to = "";
    const answer = (behaviour: Behaviour) => {
      if (behaviour === "hang") return;
      if (behaviour === "drop") socket.destroy();
      else socket.write(`${behaviour}\r\n`);
    };
    const command = (line: string) => {
      commands.push(line);
      if (/^EHLO/i.test(line))
        return answer(
          ["250-sink", ...(options.extensions ?? ["8BITMIME"]).map((it) => `250-${it}`)].join("\r\n") +
            "\r\n250 SMTPUTF8",
        );
      if (/^MAIL/i.test(line)) return answer(options.onMail?.() ?? "250 ok");
      if (/^RCPT/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? "";
        const behaviour = options.onRcpt?.(to);
        if (!(behaviour instanceof Promise)) return answer(behaviour ?? "250 ok");
        void behaviour.then((settled) => answer(settled ?? "250 ok"));
        return;
      }
      if (/^DATA/i.test(line)) {
        const behaviour = options.onData?.(to) ?? "354 go on";
        inData = behaviour.startsWith("354");
        return answer(behaviour);
      }
      if (/^QUIT/i.test(line)) return socket.end("221 bye\r\n");
      return answer("250 ok");
    };
    socket.on("data", (chunk) => {
      buffer += chunk.toString("utf8");
      for (;;) {
        if (inData) {
          const end = buffer.indexOf("\r\n.\r\n");
          options.onChunk?.(end >= 0);
          if (end < 0) return;
          const message = { to, raw: buffer.slice(0, end + 2).replace(/^\.\./gm, ".") };
          buffer = buffer.slice(end + 5);
          inData = false;
          received.push(message);
          answer(options.onEnd?.(message, received.length - 1) ?? "250 taken");
        } else {
          const end = buffer.indexOf("\r\n");
          if (end < 0) return;
          const line = buffer.slice(0, end);
          buffer = buffer.slice(end + 2);
          command(line);
        }
      }
    });
    answer(options.greeting ?? "220 sink");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections,
    commands,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
