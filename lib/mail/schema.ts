import { z } from "zod";

/** The address's parameter of the mailbox: `after`. */
export const mailboxListSchema = z.object({ after: z.uuid().optional().catch(undefined) });

/** One line of the mailbox. */
export type MailboxLine = { id: string; to: string; subject: string; at: Date };

/** One mail of the mailbox with everything that would have been sent. */
export type KeptMail = MailboxLine & { html: string; text: string; headers: Record<string, string> };

/** One mail of the outbox that has not arrived. */
export type OutboxLine = {
  id: string;
  /** `bounced`: it went out and came back; `complained`: whoever got it reported it as unwanted. */
  status: "queued" | "failed" | "bounced" | "complained";
  to: string;
  template: string;
  at: Date;
  sentAt: Date | null;
  attempts: number;
  /** When it is tried again; null if it is not. */
  nextTry: Date | null;
  /** What the server said, at once or in what came back. */
  error: string | null;
};
