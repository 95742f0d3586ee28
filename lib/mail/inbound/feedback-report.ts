import { readFields, typedValue, type Fields } from "./fields";

export type FeedbackReport = {
  is: "complaint" | "unsubscribe" | "nothing";
  fields: Fields;
  address: string | null;
};

/**
 * Reads the machine's part of a complaint (RFC 5965). A message taken for spam by mistake (RFC 6430, "not-spam") and a
 * report on authentication (RFC 6591) are no complaints.
 * @param text the content of its message/feedback-report part
 */
export function readFeedbackReport(text: string): FeedbackReport {
  const fields = readFields(text);
  const type = (fields.get("feedback-type") ?? "abuse").toLowerCase();
  const address = typedValue(fields.get("original-rcpt-to") ?? "").replace(/^<|>$/g, "");
  return {
    is: type.startsWith("opt-out")
      ? "unsubscribe"
      : type === "not-spam" || type === "auth-failure" || type === "dmarc"
        ? "nothing"
        : "complaint",
    fields,
    address: address.includes("@") ? address.slice(0, 320) : null,
  };
}
