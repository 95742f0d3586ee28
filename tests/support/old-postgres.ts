import { createServer, type AddressInfo, type Server } from "node:net";

const message = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const text = (value: string) => Buffer.from(`${value}\0`);

const welcome = Buffer.concat([message("R", int32(0)), message("Z", Buffer.from("I"))]);
const answer = (value: string) =>
  Buffer.concat([
    message(
      "T",
      int16(1),
      text("server_version_num"),
      int32(0),
      int16(0),
      int32(25),
      int16(-1),
      int32(-1),
      int16(0),
    ),
    message("D", int16(1), int32(value.length), Buffer.from(value)),
    message("C", text("SHOW")),
    message("Z", Buffer.from("I")),
  ]);

/**
 * Speaks just enough of PostgreSQL's protocol (version 3, "Message Flow") to say that it is version 13: no such
 * server can be had for a test.
 */
export async function startOldPostgres(): Promise<{ url: string; close: () => void }> {
  const server: Server = createServer((socket) => {
    let greeted = false;
    socket.on("error", () => {});
    socket.on("data", (data) => {
      if (!greeted) {
        greeted = true;
        socket.write(welcome);
      } else if (data[0] === "Q".charCodeAt(0)) socket.write(answer("130014"));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `postgresql://someone:secret@127.0.0.1:${port}/site`, close: () => server.close() };
}
