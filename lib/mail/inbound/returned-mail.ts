import { classify, findCode, findReply, type Failure } from "./classify";
import type { Fields } from "./fields";
import { plainWords, tellableWords } from "./words";

/** A message that came back without a machine's part, as qmail, older Exim and some Exchange servers send them. */
export type ReturnedMail = { is: "failed"; kind: Failure; code: string | null; words: string | null };

const subjects =
  /^(?:undeliver|undelivered mail|failure notice|delivery (?:status notification|failure|has failed|failed)|mail delivery (?:failed|failure|error|system)|returned mail|message undeliverable|mail system error|no se puede entregar|no se pudo entregar|error de entrega|devuelto|correo devuelto|mensaje no entregado)/;
const delayed =
  /\bdelay|still being retried|warning: message|not yet been delivered|se retraso|retrasado|temporarily unable to deliver|will continue to try|will be retried/;
const senders = /^(?:mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]*)@/;
const openings =
  /this is the (?:qmail-send program|mail system at host|mail delivery agent)|created automatically by mail delivery software|your message (?:did not reach|wasn't delivered|couldn't be delivered|to .{1,200} couldn't be delivered)|could not be delivered to (?:one or more|the following)|delivery has failed to these recipients|wasn't able to deliver your message|the following (?:recipient|address)\S* (?:failed|cannot be reached)|permanent fatal errors|no se pudo entregar/;

/** What begins the returned message itself. */
const copyOf =
  /^(?:-{3,} (?:below this line is a copy|this is a copy|the header of the original|original message|forwarded message|returned message|the body of the message)|original message headers:|return-path:|received:)/im;

/**
 * Reads what a person would read: whether the message says that another was not delivered, and why.
 * @param head its header fields
 * @param sender the address it came from in the envelope; "" for none, as reports have it (RFC 5321, section 4.5.5)
 * @param text as a person reads it
 * @returns null if it does not say so; "nothing" for a notice of delay
 */
export function readReturnedMail(
  head: Fields,
  sender: string | null,
  text: string,
): ReturnedMail | "nothing" | null {
  const subject = plainWords((head.get("subject") ?? "").slice(0, 300));
  const from =
    /([^\s<>"]+@[^\s<>"]*)>?\s*$/.exec((head.get("from") ?? "").slice(-400))?.[1]?.toLowerCase() ?? "";
  const own = text.slice(0, 20_000);
  const cut = own.search(copyOf);
  const said = cut < 0 ? own : own.slice(0, cut);
  const marks = [
    head.has("x-failed-recipients"),
    subjects.test(subject),
    senders.test(from),
    openings.test(plainWords(said.slice(0, 3000))),
    sender === "",
  ].filter(Boolean).length;
  if (marks < 2) return null;
  if (delayed.test(subject) || (delayed.test(plainWords(said.slice(0, 1500))) && !/permanent/i.test(said)))
    return "nothing";
  const diagnosis = diagnosticLines(said);
  const code = findCode(diagnosis);
  return { is: "failed", kind: classify(code, diagnosis), code, words: tellableWords(diagnosis) };
}

/** The lines in which a server is quoted; without such, what there is. */
function diagnosticLines(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const quoted = lines.flatMap((line, at) =>
    findCode(line) !== null || findReply(line) !== null ? [line, lines[at + 1] ?? ""] : [],
  );
  return (quoted.length > 0 ? [...new Set(quoted)] : lines.filter(Boolean).slice(0, 30))
    .join(" ")
    .slice(0, 1500);
}
