import { domainToASCII } from "node:url";
import type { StaffRole } from "@/prisma/client/client";

declare const staffBrand: unique symbol;

/** Proof of who among the staff asks. Made only in lib/auth. */
export type StaffViewer = {
  personId: string;
  role: StaffRole;
  email: string;
  name: string;
} & { readonly [staffBrand]: true };

export type Permission =
  "send-updates" | "write-updates" | "manage-members" | "read-mailbox" | "invite-staff";

const permissions: Record<StaffRole, readonly Permission[]> = {
  editor: ["write-updates"],
  organizer: ["write-updates", "send-updates", "manage-members", "read-mailbox"],
  admin: ["write-updates", "send-updates", "manage-members", "read-mailbox", "invite-staff"],
};

/** Whether a member of staff's role includes something. */
export const can = (viewer: StaffViewer, permission: Permission): boolean =>
  permissions[viewer.role].includes(permission);

/**
 * The form of an address that settles whether two are the same: no spaces around, NFKC, lower case, the domain in
 * ASCII (RFC 5891). Dots and tags before the @ are the mail provider's business and stay.
 */
export function emailKey(address: string): string {
  const plain = address.trim().normalize("NFKC").toLowerCase();
  const at = plain.lastIndexOf("@");
  const domain = plain.slice(at + 1);
  return `${plain.slice(0, at + 1)}${domainToASCII(domain) || domain}`;
}
