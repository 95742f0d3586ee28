import type { DeliveryState, UpdateKind } from "@/lib/updates/schema";
import type { ReportRow } from "@/lib/updates/report";

/** What the rows of a report are called, and what each means to those who did not invent it. */
export const rowWords: Record<ReportRow, [name: string, meaning: string]> = {
  all: ["It was for", "Everyone whose name stood on the list when the send was confirmed."],
  waiting: ["Waiting", "Still to be written to, or to be tried again."],
  sent: ["Taken", "The receiving mail server took it, and nothing came back."],
  bounced: ["Came back", "It was taken, and a notice came later that it could not be delivered."],
  complained: [
    "Reported as unwanted",
    "They have it, and told their mail provider that they did not want it.",
  ],
  failed: ["Refused", "The receiving mail server would not take it."],
  uncertain: ["Uncertain", "The connection broke before the answer came. They may have it."],
  skipped: ["Left out", "They were on the list, and must not get it any more when their turn came."],
  clicked: ["Followed a link", "As far as people can be told from mail robots."],
  "clicked-surely": ["Surely followed a link", "Without those whose clicks may have been a robot's."],
  unsubscribed: ["Unsubscribed after it", "Within a week of getting it, and before they got another."],
};

/** What one delivery's state is called. */
export const stateWords: Record<DeliveryState, string> = {
  pending: "Waiting",
  sending: "Being sent",
  sent: "Taken",
  bounced: "Came back",
  complained: "Reported as unwanted",
  failed: "Refused",
  uncertain: "Uncertain",
  skipped: "Left out",
};

const leftOut: Readonly<Record<string, string>> = {
  unsubscribed: "Unsubscribed after the send was confirmed",
  suppressed: "Their address does not take mail, or they complained of it",
  withdrawn: "Left the Movement",
  paused: "Paused their membership",
  "wanted-less": "Chose to hear from us less often",
  erased: "Had their data deleted",
  "address-removed": "Took this address out of their account",
  stopped: "The send was stopped before their turn",
};

// Enhanced status codes (RFC 3463 and its registry) and SMTP's own (RFC 5321, section 4.2), as people say it.
const refused: Readonly<Record<string, string>> = {
  "5.1.0": "The address is not right",
  "5.1.1": "There is no such mailbox",
  "5.1.2": "There is no such domain",
  "5.1.3": "The address is not written rightly",
  "5.1.6": "The mailbox has moved",
  "5.1.10": "The domain takes no mail",
  "5.2.0": "Something is wrong with the mailbox",
  "5.2.1": "The mailbox is closed",
  "5.2.2": "The mailbox is full",
  "5.2.3": "The mail is too long for the mailbox",
  "5.3.0": "Their mail server is in trouble",
  "5.3.4": "The mail is too long for their server",
  "5.4.1": "Their mail server does not answer",
  "5.4.4": "There is no way to their mail server",
  "5.4.6": "Their mail runs in circles",
  "5.4.7": "It could not be delivered in time",
  "5.5.0": "Their mail server did not understand ours",
  "5.6.0": "Their mail server does not like how the mail is made",
  "5.7.0": "Their mail server's rules forbid it",
  "5.7.1": "Their mail server's rules forbid it",
  "5.7.25": "Our mail server has no name that leads back to it",
  "5.7.26": "They could not tell that the mail is really ours (SPF, DKIM)",
  "4.2.1": "The mailbox could not be reached, again and again",
  "4.2.2": "The mailbox stayed full",
  "4.3.2": "Their mail server was not at work, again and again",
  "4.4.1": "Their mail server did not answer, again and again",
  "4.4.2": "The connection broke, again and again",
  "4.7.0": "Their mail server put us off, again and again",
  "4.7.1": "Their mail server put us off, again and again",
  "421": "Their mail server was not at work, again and again",
  "450": "The mailbox could not be reached, again and again",
  "451": "Their mail server was in trouble, again and again",
  "452": "Their mail server was full, again and again",
  "550": "There is no such mailbox, or they will have no mail from us",
  "551": "The mailbox is elsewhere",
  "552": "The mailbox is full",
  "553": "The address is not right",
  "554": "They will not take it",
  "556": "The domain takes no mail",
  other: "Another reason",
};

/** What a reason's code says, in words; the code itself where it is a server's. */
export function whyWords(state: DeliveryState | ReportRow, code: string): string {
  if (state === "skipped") return leftOut[code] ?? (code || "No reason was noted");
  const exact = refused[code];
  if (exact) return code === "other" ? exact : `${exact} (${code})`;
  const kind = code.startsWith("5.7")
    ? "Their mail server's rules forbid it"
    : code.startsWith("5.1")
      ? "The address is not right"
      : code.startsWith("5.2")
        ? "Something is wrong with the mailbox"
        : code.startsWith("4")
          ? "They asked us to come back later, again and again"
          : "They will not take it";
  return code ? `${kind} (${code})` : kind;
}

/** Why somebody is not among those an update is for, as a clause behind "because". */
export const withheldWords: Readonly<Record<string, string>> = {
  unsubscribed: "they are unsubscribed from mail of this kind, or never asked for it",
  suppressed: "their address does not take mail, or they complained of it",
  withdrawn: "they are not a member",
  paused: "their membership is paused",
  "wanted-less": "they chose to hear from us less often",
};

export const kindWords: Record<UpdateKind, string> = {
  update: "Update",
  alert: "Campaign alert",
  digest: "Monthly digest",
  notice: "Notice to organizations",
};
