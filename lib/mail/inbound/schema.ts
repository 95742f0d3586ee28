/** What came back of a message; see MailReportKind in prisma/schema.prisma. */
export type ReportKind = "hard" | "soft" | "block" | "auto_reply" | "complaint" | "unsubscribe";

/** By which way a report came in. `reply`: the mail server's answer while it was sent. */
export type ReportWay = "smtp" | "imap" | "ses" | "postmark" | "mailgun" | "sendgrid" | "reply";

/** One report as it was read, before anything is known of whom it is about. */
export type Report = {
  /** The same for the same report, however often and by which connection it comes. */
  key: string;
  kind: ReportKind;
  way: ReportWay;
  /** The delivery, or the single mail, it names, by a signed address or by our Message-ID. */
  deliveryId: string | null;
  /** The address it is about, as the report says; believed only where `proven`. */
  address: string | null;
  /** Whoever told us proved who they are, so an address in it may be believed without a delivery. */
  proven: boolean;
  /** An unsubscription of everything, not of the delivery's kind alone. */
  everything?: boolean;
  /** Enhanced status code (RFC 3463), e.g. "5.1.1". */
  code: string | null;
  /** The receiving side's words, at most 500 signs, without addresses. */
  words: string | null;
  /** When it happened. */
  at: Date;
};

/** What a message tells, without its way and time. */
export type Finding = Pick<Report, "kind" | "deliveryId" | "address" | "code" | "words" | "everything">;

/**
 * What a message turned out to be. `nothing`: understood, and of no consequence, such as a notice of delay.
 * `unknown`: not a report at all, perhaps somebody's letter.
 */
export type Reading = { is: "report"; finding: Finding } | { is: "nothing" } | { is: "unknown" };

/** Longer messages are not read: a report holds a few lines and, at most, the message it is about. */
export const LONGEST_REPORT = 1024 * 1024;
