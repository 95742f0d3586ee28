import { DAY } from "@/lib/platform/clock";
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
