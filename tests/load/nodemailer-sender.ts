import { readFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";

// The reference for deliveries: nodemailer alone, over a pool, without a database and without a signature.
// node --import tsx tests/load/nodemailer-sender.ts URL FILE COUNT composed|raw
// FILE holds { subject, html, text } as JSON; `raw`: composed once, the same bytes for everyone.

const [url = "", file = "", count = "0", how = "composed"] = process.argv.slice(2);
const { subject, html, text } = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
const from = "Movement <movement@example.org>";
// As many connections as the site has at such a rate.
const transport = createTransport({ url, pool: true, maxConnections: 10, maxMessages: Infinity });
const raw = await new MailComposer({
  from,
  to: "someone@example.org",
  subject,
  html,
  text,
  newline: "windows",
})
  .compile()
  .build();

let next = 0;
await Promise.all(
  Array.from({ length: 20 }, async () => {
    for (let nth = next++; nth < Number(count); nth = next++) {
      const to = `person-${nth}@example.org`;
      const headers = { "List-Unsubscribe": `<https://example.org/u/${nth}>` };
      await transport.sendMail(
        how === "raw"
          ? { envelope: { from: "movement@example.org", to }, raw }
          : { from, to, subject, headers, html: html?.replace("NTH", String(nth)), text },
      );
    }
  }),
);
transport.close();
