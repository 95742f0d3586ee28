import { cookies } from "next/headers";
import NextAuth from "next-auth";
import { adapter } from "./adapter";
import { authConfig } from "./config";
import { sessionCookie } from "./cookie";

const CALLBACK = "/api/auth/callback/email";

/** Where the button on a sign-in link's page posts to. */
export const signInAddress = (token: string): string => `${CALLBACK}?token=${encodeURIComponent(token)}`;

/**
 * Answers that button: next-auth uses the link up and opens a session. Of next-auth's addresses this is the only one
 * there is, and only by POST: a mail scanner that follows links cannot use them up.
 */
export async function openSession(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname !== CALLBACK) return new Response("Not found.\n", { status: 404 });
  // A form on somebody else's site must not sign a visitor in.
  const from = request.headers.get("sec-fetch-site") ?? "same-origin";
  if (from !== "same-origin" && from !== "none") return new Response("Forbidden.\n", { status: 403 });

  const answer = (await NextAuth(request as never, context as never, authConfig())) as Response;
  const cookie = answer.headers.getSetCookie().find((it) => it.startsWith(`${sessionCookie().name}=`));
  // A relative address keeps the visitor on the host they came by (RFC 9110, section 10.2.2).
  const headers = new Headers({
    Location: cookie ? "/staff" : "/staff/sign-in?state=link",
    "Cache-Control": "no-store",
  });
  // next-auth's other cookies serve pages of its own that are not used here.
  if (cookie) headers.set("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** Ends the session of the browser that asks, in the database and in the browser. */
export async function closeSession(): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const token = jar.get(name)?.value;
  if (token) await adapter.deleteSession(token);
  jar.set({ ...options, name, value: "", maxAge: 0 });
}
