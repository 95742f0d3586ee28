import { createServer, type AddressInfo, type Socket } from "node:net";

/** A message in the mailbox. */
export type Kept = { uid: number; raw: string; flags: string[]; folder: string };

export type ImapServer = {
  /** Where the mailbox is, for imap clients. */
  url: string;
  messages: Kept[];
  /** Puts a message into the mailbox and tells those who wait. */
  deliver: (raw: string) => void;
  close: () => Promise<void>;
};

/** An IMAP server (RFC 3501, with IDLE, MOVE and UIDPLUS) of one mailbox, as much as a reader of reports needs. */
export async function startImapServer(): Promise<ImapServer> {
  const messages: Kept[] = [];
  const sockets = new Set<Socket>();
  let uid = 0;
  const inbox = () => messages.filter(({ folder }) => folder === "INBOX");

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("* OK ready");
    let text = "";
    let idle: string | null = null;
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      for (let end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n")) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (idle && /^done$/i.test(line)) {
          say(`${idle} OK idle over`);
          idle = null;
        } else answer(line);
      }
    });
    const inRange = (range: string, nth: number) =>
      range.split(",").some((part) => {
        const [from = "0", to = from] = part.split(":");
        return nth >= Number(from) && nth <= (to === "*" ? Infinity : Number(to));
      });
    const answer = (line: string) => {
      const [tag = "", ...rest] = line.split(" ");
      const command = rest.join(" ");
      const ok = (more = "") => say(`${tag} OK ${more || "done"}`);
      if (/^capability/i.test(command)) {
        say("* CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS");
        ok();
      } else if (/^(?:login|authenticate|noop|namespace|enable|id)\b/i.test(command)) ok();
      else if (/^list/i.test(command)) {
        say('* LIST (\\HasNoChildren) "/" INBOX');
        ok();
      } else if (/^(?:select|examine)/i.test(command)) {
        say("* FLAGS (\\Seen \\Deleted)");
        say("* OK [PERMANENTFLAGS (\\Seen \\Deleted)] ok");
        say(`* ${inbox().length} EXISTS`);
        say("* OK [UIDVALIDITY 1] ok");
        say(`* OK [UIDNEXT ${uid + 1}] ok`);
        ok("[READ-WRITE] selected");
      } else if (/^create/i.test(command)) ok("[MAILBOXID (x)] created");
      else if (/^idle/i.test(command)) {
        idle = tag;
        say("+ idling");
      } else if (/^uid search/i.test(command)) {
        const found = inbox().filter(({ flags }) => !flags.includes("\\Seen"));
        say(`* SEARCH ${found.map((it) => it.uid).join(" ")}`.trimEnd());
        ok();
      } else if (/^uid fetch/i.test(command)) {
        const range = /^uid fetch (\S+)/i.exec(command)?.[1] ?? "";
        inbox().forEach((it, at) => {
          if (!inRange(range, it.uid)) return;
          const length = Buffer.byteLength(it.raw);
          const head = `UID ${it.uid} FLAGS (${it.flags.join(" ")}) INTERNALDATE "16-Nov-2026 09:00:05 +0000"`;
          say(`* ${at + 1} FETCH (${head} BODY[]<0> {${length}}\r\n${it.raw})`);
        });
        ok();
      } else if (/^uid store/i.test(command)) {
        const range = /^uid store (\S+)/i.exec(command)?.[1] ?? "";
        for (const it of inbox()) if (inRange(range, it.uid)) it.flags.push("\\Seen");
        ok();
      } else if (/^uid move/i.test(command)) {
        const [, range = "", folder = ""] = /^uid move (\S+) (.+)$/i.exec(command) ?? [];
        for (let at = inbox().length; at > 0; at--) {
          const it = inbox()[at - 1];
          if (!it || !inRange(range, it.uid)) continue;
          it.folder = folder.replaceAll('"', "");
          say(`* ${at} EXPUNGE`);
        }
        ok();
      } else if (/^logout/i.test(command)) {
        say("* BYE");
        ok();
        socket.end();
      } else ok();
    };
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://reports:secret@127.0.0.1:${port}`,
    messages,
    deliver: (raw) => {
      messages.push({ uid: ++uid, raw: raw.replace(/\r?\n/g, "\r\n"), flags: [], folder: "INBOX" });
      for (const socket of sockets) socket.write(`* ${inbox().length} EXISTS\r\n`);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
