import { z } from "zod";

/** The address's parameter of the mailbox: `after`. */
export const mailboxListSchema = z.object({ after: z.uuid().optional().catch(undefined) });

/** One line of the mailbox. */
export type MailboxLine = { id: string; to: string; subject: string; at: Date };

/** One mail of the mailbox with everything that would have been sent. */
export type KeptMail = MailboxLine & { html: string; text: string; headers: Record<string, string> };

/** One mail of the outbox that has not gone out. */
export type OutboxLine = {
  id: string;
  to: string;
  template: string;
  at: Date;
  attempts: number;
  /** When it is tried again; null if it is not. */
  nextTry: Date | null;
  error: string | null;
};
