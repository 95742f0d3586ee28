/** What an address in a page leads to. */
export type Target =
  | { kind: "anchor"; anchor: string }
  | { kind: "internal"; path: string; anchor: string | undefined }
  | { kind: "external" }
  | { kind: "mail" }
  | { kind: "refused"; reason: string };

const refused = (reason: string): Target => ({ kind: "refused", reason });

/**
 * Sorts an address an editor typed. Only http, https, mailto, addresses on this site ("/join") and places on the page
 * ("#progress") are let through; all other schemes (javascript:, data:, ...) are refused, however they are spelled.
 */
export function readTarget(address: string): Target {
  if (address === "")
    return refused("This link leads nowhere. Write its address between the round brackets.");
  // Browsers drop control characters and turn backslashes into slashes: "java\tscript:", "/\evil.example".
  if (/[\p{Cc}\p{Cf}\s\\]/u.test(address)) {
    return refused(
      "The address of this link holds a space, a backslash or an invisible character. Remove it.",
    );
  }
  if (address.startsWith("#")) {
    return address.length > 1
      ? { kind: "anchor", anchor: address.slice(1) }
      : refused("This link leads nowhere. Name a place on the page behind the #.");
  }
  if (address.startsWith("//")) {
    return refused(
      `The address "${address}" leads to another site without saying how. Begin it with https:// instead.`,
    );
  }
  if (address.startsWith("/")) return readInternal(address);
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(address)) return { kind: "mail" };
  if (/^https?:\/\/[^/]/i.test(address) && URL.canParse(address)) return { kind: "external" };
  return refused(
    `The address "${shorten(address)}" is not safe or not complete. Begin it with https:// for another site, ` +
      `/ for a page of this site, # for a place on this page, or mailto: for an email address.`,
  );
}

function readInternal(address: string): Target {
  if (/^\/(?:en|es)(?:[/?#]|$)/.test(address)) {
    return refused(
      `Leave the language out of the address "${shorten(address)}": the link stays in the reader's language by itself.`,
    );
  }
  const [beforeAnchor = "", anchor] = address.split("#", 2);
  const path = beforeAnchor.split("?", 1)[0] ?? "";
  if (path.split("/").some((step) => step === "." || step === "..")) {
    return refused(`Write the address "${shorten(address)}" in full, without dots.`);
  }
  return {
    kind: "internal",
    path: path === "/" ? path : path.replace(/\/$/, ""),
    anchor: anchor || undefined,
  };
}

const shorten = (address: string): string => (address.length > 60 ? `${address.slice(0, 60)}…` : address);
