import type { ReactNode } from "react";
import { formatter } from "@/lib/platform/i18n";
import type { Recipient } from "@/lib/updates/queries/find-recipient";
import { whyWords, withheldWords } from "./report-words";

const { dateTime } = formatter("en");
const when = (at: Date) => dateTime(at, { dateStyle: "long", timeStyle: "short" });

/** Whether somebody got an update, and why not, in a sentence or two. */
export function RecipientAnswer({
  asked,
  found,
  beganAt,
}: {
  asked: string;
  found: Recipient;
  beganAt: Date;
}) {
  return (
    <p className="report-answer" role="status">
      {found.kind === "unknown" ? (
        <>
          Nobody with the address <b>{asked}</b> is kept here, and the update did not go there. Perhaps they
          are known by another address.
        </>
      ) : (
        <>
          <b>
            {found.personId ? (
              <a href={`/staff/members/${found.personId}`}>{found.email || asked}</a>
            ) : (
              found.email || "Somebody who is not known here any more"
            )}
          </b>{" "}
          {found.kind === "delivery" ? deliveryWords(found) : leftOutWords(found, beganAt)}
        </>
      )}
    </p>
  );
}

function deliveryWords(found: Extract<Recipient, { kind: "delivery" }>): ReactNode {
  const { status, why, reason, at, clicked } = found;
  const taken = at ? `: their mail server took it on ${when(at)}` : "";
  switch (status) {
    case "sent":
      return `got it${taken}, and nothing came back.${clicked ? " They followed a link in it." : ""} If they do not find it, it is in another folder, such as spam.`;
    case "complained":
      return `got it${taken}, and reported it as unwanted.`;
    case "bounced":
      return `did not get it${at ? `: their mail server took it on ${when(at)} and sent it back` : ", it came back"}. ${whyWords(status, why)}.`;
    case "failed":
      return `did not get it: their mail server refused it. ${whyWords(status, why)}.${reason ? ` In its words: “${reason}”` : ""}`;
    case "uncertain":
      return "may have got it: the connection broke before their mail server’s answer came. It is not sent again by itself.";
    case "skipped":
      return `did not get it: they were left out when their turn came. ${whyWords(status, why)}.`;
    case "sending":
      return "is being written to at this moment.";
    case "pending":
      return `has not got it yet: it waits to be sent.${reason ? ` The last try was put off: “${reason}”` : ""}`;
  }
}

function leftOutWords(found: Extract<Recipient, { kind: "left-out" }>, beganAt: Date): string {
  const { memberSince, now, inSegment, changedAt } = found;
  if (memberSince && memberSince > beganAt)
    return `did not get it: they joined on ${when(memberSince)}, after it had begun to go out.`;
  if (now !== null)
    return `was not among those it was for: ${withheldWords[now] ?? now}.${changedAt ? ` They last said so, or otherwise, on ${when(changedAt)}.` : ""}`;
  if (inSegment === false) return "was not among those it was for: they are not in the segment it was for.";
  return `was not among those it was for when the send was confirmed, though they would be now.${changedAt && changedAt > beganAt ? ` They agreed to such mail on ${when(changedAt)}, after it.` : ""}`;
}
