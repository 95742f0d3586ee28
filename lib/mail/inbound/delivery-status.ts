import { classify, findCode, type Failure } from "./classify";
import { readGroups, typedValue, type Fields } from "./fields";
import { tellableWords } from "./words";

export type DeliveryStatus =
  | { is: "failed"; kind: Failure; address: string | null; code: string | null; words: string | null }
  /** Delayed, delivered, relayed or expanded (RFC 3464, section 2.3.3): nothing that has to be done. */
  | { is: "nothing" };

const CODE = /^\s*([245]\.\d{1,3}\.\d{1,3})\b/;

/**
 * Reads the machine's part of a delivery status notification (RFC 3464, and RFC 6533 for other alphabets).
 * @param text the content of its message/delivery-status part
 * @returns null when there is no recipient in it
 */
export function readDeliveryStatus(text: string): DeliveryStatus | null {
  const recipients = readGroups(text).filter(
    (group) => group.has("final-recipient") || group.has("action") || group.has("status"),
  );
  if (recipients.length === 0) return null;
  const failed = recipients.find((group) => actionOf(group) === "failed");
  if (!failed) return { is: "nothing" };
  const diagnostic = typedValue(failed.get("diagnostic-code") ?? "");
  const code = betterCode(CODE.exec(failed.get("status") ?? "")?.[1] ?? null, findCode(diagnostic));
  const address = typedValue(failed.get("original-recipient") ?? failed.get("final-recipient") ?? "");
  return {
    ...{ is: "failed", kind: classify(code, diagnostic), code },
    address: address.includes("@") ? address.replace(/^<|>$/g, "").slice(0, 320) : null,
    words: tellableWords(diagnostic),
  };
}

/** What became of a recipient; where the action is missing, as the code's class says. */
function actionOf(group: Fields): string {
  const action = /^[a-z]+/.exec((group.get("action") ?? "").toLowerCase())?.[0];
  if (action) return action;
  return (group.get("status") ?? "").trimStart().startsWith("5") ? "failed" : "delayed";
}

/** Of two codes the one that says more: x.0.0 says nothing, and the server's own is nearer to the matter. */
function betterCode(status: string | null, diagnostic: string | null): string | null {
  if (diagnostic && !diagnostic.endsWith(".0.0") && diagnostic[0] !== "2") return diagnostic;
  return status ?? diagnostic;
}
