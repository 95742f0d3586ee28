import type { Fields } from "./fields";
import { plainWords } from "./words";

const subjects =
  /^(?:(?:auto|automatic|automatica)[: -]|out of (?:the )?office|auto(?:matic|mated)? ?(?:reply|response|answer)|autoreply|respuesta automatica|fuera de (?:la )?oficina|ausencia|ausente|on vacation|vacation:|de vacaciones|i am away|away from (?:my|the) (?:mail|office)|we (?:have )?received your)/;

/**
 * Whether a program answered, not a person (RFC 3834, section 2; and what is in use besides). A receipt for reading or
 * deleting (RFC 8098) is one too.
 */
export function isAutomatic(head: Fields): boolean {
  const value = (name: string) => (head.get(name) ?? "").toLowerCase();
  const submitted = value("auto-submitted");
  return (
    (submitted !== "" && !/^no\b/.test(submitted)) ||
    ["x-autoreply", "x-autorespond", "x-autoresponse", "x-autoreply-from", "x-mail-autoreply"].some((it) =>
      head.has(it),
    ) ||
    /auto|yes/.test(value("x-auto-response")) ||
    /^(?:auto[_-]?reply|bulk|junk|list)\b/.test(value("precedence")) ||
    value("content-type").includes("disposition-notification") ||
    subjects.test(plainWords(value("subject").slice(0, 300)))
  );
}
