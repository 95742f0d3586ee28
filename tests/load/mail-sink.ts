import { createServer, type AddressInfo } from "node:net";

// A mail server of bare sockets in a process of its own: it takes everything, keeps nothing and tells its parent how many
// messages it took and when the first and the last ended. `node --import tsx tests/load/mail-sink.ts`, by fork.

const END = Buffer.from("\r\n.\r\n");
const LINE = Buffer.from("\r\n");

let taken = 0;
let bytes = 0;
let first = 0;
let last = 0;

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on("error", () => {});
  let rest: Buffer = Buffer.alloc(0);
  let inData = false;
  const answer = (command: string): string => {
    if (/^EHLO/i.test(command)) return "250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n";
    if (/^DATA/i.test(command)) {
      inData = true;
      return "354 go on\r\n";
    }
    return /^QUIT/i.test(command) ? "221 bye\r\n" : "250 ok\r\n";
  };
  socket.on("data", (chunk) => {
    let replies = "";
    let buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const end = buffer.indexOf(inData ? END : LINE);
      if (end < 0) break;
      if (inData) {
        inData = false;
        taken++;
        bytes += end;
        last = performance.now();
        first ||= last;
        replies += "250 taken\r\n";
        buffer = buffer.subarray(end + END.length);
      } else {
        replies += answer(buffer.toString("latin1", 0, end));
        buffer = buffer.subarray(end + LINE.length);
      }
    }
    rest = buffer;
    if (replies) socket.write(replies);
  });
  socket.write("220 sink\r\n");
});

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("message", (ask: "count" | "reset") => {
  if (ask === "reset") [taken, bytes, first, last] = [0, 0, 0, 0];
  process.send?.({ taken, bytes, ms: last - first });
});
process.on("disconnect", () => process.exit(0));
