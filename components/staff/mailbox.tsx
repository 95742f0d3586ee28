import { StaffTable } from "@/components/staff/staff-table";
import type { KeptMail, MailboxLine } from "@/lib/mail/schema";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");
const when = (at: Date) => dateTime(at, { dateStyle: "medium", timeStyle: "long" });

/** The mail that is kept because no SMTP server is set. */
export function Mailbox({ lines }: { lines: readonly MailboxLine[] }) {
  return (
    <StaffTable caption="Mailbox" heads={["Subject", "To", "Written"]}>
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="font-bold">
            <a href={`/staff/mailbox/${line.id}`}>{line.subject || "No subject"}</a>
          </td>
          <td>{line.to}</td>
          <td className="whitespace-nowrap">{when(line.at)}</td>
        </tr>
      ))}
    </StaffTable>
  );
}

const linksIn = (text: string): string[] => [...new Set(text.match(/https?:\/\/[^\s<>]+/g) ?? [])];

/** One mail as its reader would get it: as HTML in a frame without rights, as text, and what stands in its head. */
export function Letter({ mail }: { mail: KeptMail }) {
  return (
    <>
      <section aria-labelledby="links" className="mb-8">
        <h2 id="links" className="text-small-head font-bold">
          Links in this mail
        </h2>
        <ul className="mt-2 grid gap-1">
          {linksIn(mail.text).map((link) => (
            <li key={link} className="[overflow-wrap:anywhere]">
              <a href={link}>{link}</a>
            </li>
          ))}
        </ul>
      </section>
      <div className="letter">
        <section aria-labelledby="as-html">
          <h2 id="as-html" className="text-small-head font-bold">
            As HTML
          </h2>
          <iframe
            className="letter-frame"
            title={`The mail “${mail.subject}” as HTML`}
            src={`/staff/mailbox/${mail.id}/frame`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
        </section>
        <section aria-labelledby="as-text">
          <h2 id="as-text" className="text-small-head font-bold">
            As text
          </h2>
          <pre className="letter-text" tabIndex={0}>
            {mail.text}
          </pre>
        </section>
      </div>
      <section aria-labelledby="headers" className="mt-8">
        <h2 id="headers" className="text-small-head font-bold">
          Headers
        </h2>
        <dl className="letter-headers">
          {Object.entries(mail.headers).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
