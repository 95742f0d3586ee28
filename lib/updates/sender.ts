import { z } from "zod";
import { emailField, nameField } from "@/lib/members/schema";
import { after, DAY } from "@/lib/platform/clock";

/** For how long the link works that asks an address whether it may be a sender, in milliseconds. */
export const SENDER_LINK_LENGTH = 7 * DAY;

const named = nameField.pipe(z.string().min(1));
const address = emailField;

/** What staff type to add a sender; each error is a sentence. */
export function readSender(typed: {
  name: string;
  email: string;
  replyTo: string;
}):
  | { ok: true; sender: { name: string; email: string; replyTo: string | null } }
  | { ok: false; errors: { name: "name" | "email" | "replyTo"; message: string }[] } {
  const name = named.safeParse(typed.name);
  const email = address.safeParse(typed.email);
  const replyTo = typed.replyTo.trim() === "" ? null : address.safeParse(typed.replyTo);
  const errors = [
    ...(name.success ? [] : [{ name: "name" as const, message: nameMissing }]),
    ...(email.success ? [] : [{ name: "email" as const, message: wrong("The address") }]),
    ...(!replyTo || replyTo.success
      ? []
      : [{ name: "replyTo" as const, message: wrong("The address for answers") }]),
  ];
  if (!name.success || !email.success || (replyTo && !replyTo.success)) return { ok: false, errors };
  const sender = { name: name.data, email: email.data, replyTo: replyTo?.data ?? null };
  return { ok: true, sender };
}

const nameMissing =
  "Write the name that stands in the inbox, such as “Rosa at the Movement”, without a link.";
const wrong = (which: string) =>
  `${which} is not complete: it needs a name, an @ and a domain, such as rosa@example.org.`;

/** Whether the link asked for at `askedAt` still works. */
export const senderLinkWorks = (askedAt: Date | null, now: Date): boolean =>
  askedAt !== null && after(askedAt, SENDER_LINK_LENGTH) > now;
