import { DAY, SECOND } from "@/lib/platform/clock";
import { siteUrl } from "@/lib/platform/env";

/** How long a staff session lasts after its last use, in milliseconds. */
export const SESSION_LENGTH = 30 * DAY;

/**
 * The cookie that holds a staff session's token. Over https it carries the __Host- prefix (RFC 6265bis), so that
 * no other host can set it and it never travels in the clear.
 */
export function sessionCookie() {
  const secure = siteUrl().startsWith("https:");
  return {
    name: secure ? "__Host-staff-session" : "staff-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/**
 * The cookie that holds a member's session token. The database says when a session ends (30 days after its last use);
 * the browser keeps the cookie as long as browsers do (RFC 6265bis: 400 days), as a page that is read sets none.
 */
export function memberCookie() {
  const { options } = sessionCookie();
  return {
    name: options.secure ? "__Host-member-session" : "member-session",
    options: { ...options, maxAge: (400 * DAY) / SECOND },
  } as const;
}
