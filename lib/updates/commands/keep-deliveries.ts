import { siteHost } from "@/lib/mail/links";
import { inTransaction } from "@/lib/platform/pool";
import { siteUrl } from "@/lib/platform/env";
import { fillText, messageIdOf } from "../message";
import { personalParts, type Prepared } from "../outgoing";
import type { Claimed } from "./claim-deliveries";
import { recordDeliveries } from "./record-deliveries";

export type Kept = { delivery: Claimed; prepared: Prepared };

/** Without an SMTP server: keeps deliveries in the mailbox and notes that they were sent, in one transaction. */
export async function keepDeliveries(workerId: number, going: readonly Kept[]): Promise<void> {
  await inTransaction(async (client) => {
    const asked = going.map(({ delivery }) => delivery.id);
    const permits = await recordDeliveries(
      client,
      { workerId, host: siteHost(), how: "sent" },
      { tries: [], asked },
    );
    const kept = going.filter((_, at) => permits[at] === "go").map(mailboxRow);
    await client.query(
      `insert into mailbox_message (id, to_email, subject, html, text, headers)
       select * from jsonb_to_recordset($1) as m(id uuid, to_email text, subject text, html text, text text, headers jsonb)`,
      [JSON.stringify(kept)],
    );
  });
}

function mailboxRow({ delivery, prepared }: Kept) {
  const { mail, template, from } = prepared;
  const person = personalParts(delivery, prepared, delivery.email);
  return {
    id: delivery.id,
    to_email: delivery.email,
    subject: fillText(mail.subject, "subject", person),
    html: fillText(mail.html, "html", person),
    text: fillText(mail.text, "text", person),
    headers: {
      From: from.name ? `${from.name} <${from.address}>` : from.address,
      "Message-ID": messageIdOf(delivery.id, template.host),
      "List-Unsubscribe": `<${siteUrl()}/api/unsubscribe/${person.tokens.unsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": `<updates.${template.host}>`,
      Precedence: "bulk",
    },
  };
}
