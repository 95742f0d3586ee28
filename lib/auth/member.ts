import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { endSession, resumeSession } from "@/lib/members/commands/keep-session";
import { FRESH_LENGTH } from "@/lib/members/erasure";
import type { FreshMemberViewer, MemberViewer } from "@/lib/members/policy";
import { getSessionStart } from "@/lib/members/queries/get-session-start";
import { after } from "@/lib/platform/clock";
import { localePath, type Locale } from "@/lib/platform/i18n";
import { memberCookie } from "./cookie";

// Members sign in by a mailed link, staff by next-auth: two cookies, two scopes. Who works here and wants to see their own
// membership asks for a link like everybody; a staff session opens no account and a member's no staff page.

/** The member who asks, or null. Looked up once a request. */
export const getMember = cache(async (): Promise<MemberViewer | null> => {
  const token = (await cookies()).get(memberCookie().name)?.value;
  return token ? ((await resumeSession(token)) as MemberViewer | null) : null;
});

/**
 * The member who asks; everybody else is sent to ask for a link. The first line of every page and action of a
 * member's account.
 * @param next the page of the account to come back to, e.g. "/account/data"
 */
export async function requireMember(locale: Locale, next?: string): Promise<MemberViewer> {
  const viewer = await getMember();
  if (!viewer) {
    const query = next && next !== "/account" ? `?next=${encodeURIComponent(next)}` : "";
    redirect(localePath(locale, "/account") + query);
  }
  return viewer;
}

/** The member who asks, if they signed in within the last half hour; what cannot be undone asks for it. */
export async function getFreshMember(now = new Date()): Promise<FreshMemberViewer | null> {
  const token = (await cookies()).get(memberCookie().name)?.value;
  const viewer = await getMember();
  const began = token && viewer ? await getSessionStart(token) : null;
  return viewer && began && began > after(now, -FRESH_LENGTH) ? (viewer as FreshMemberViewer) : null;
}

/** Gives the browser that asks a session's token. */
export async function keepMemberCookie(token: string): Promise<void> {
  const { name, options } = memberCookie();
  (await cookies()).set({ ...options, name, value: token });
}

/** Ends the session of the browser that asks, in the database and in the browser. */
export async function signOutMember(): Promise<void> {
  const jar = await cookies();
  const { name, options } = memberCookie();
  const token = jar.get(name)?.value;
  if (token) await endSession(token);
  jar.set({ ...options, name, value: "", maxAge: 0 });
}
