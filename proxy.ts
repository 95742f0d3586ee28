import { NextResponse, type NextRequest } from "next/server";
import { SESSION_LENGTH, sessionCookie } from "@/lib/auth/cookie";
import { SECOND } from "@/lib/platform/clock";
import { env, siteUrl } from "@/lib/platform/env";

// Staff pages run scripts, so each answer names the scripts it may run by a nonce; Next reads the nonce from the
// request's header and puts it on its own. Public documents run none and get their policy from lib/documents.

export const config = { matcher: ["/staff/:path*"] };

/** Addresses whose answer is shown in a frame on a staff page and brings a policy of its own. */
const FRAMED = /\/frame(?:\/|$)/;

function policyWith(nonce: string): string {
  // The development server evaluates code and adds styles while it runs; the built site does neither.
  const dev = env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(siteUrl().startsWith("https:") ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  const framed = FRAMED.test(request.nextUrl.pathname);
  const policy = policyWith(btoa(crypto.randomUUID()));
  if (!framed) headers.set("Content-Security-Policy", policy);

  const response = NextResponse.next({ request: { headers } });
  if (!framed) response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Referrer-Policy", "same-origin");
  response.headers.set("X-Robots-Tag", "noindex");
  // The session slides in the database; the browser's copy slides along. Not on a POST, which may be signing out.
  const { name, options } = sessionCookie();
  const token = request.cookies.get(name)?.value;
  if (token && request.method === "GET")
    response.cookies.set({ ...options, name, value: token, maxAge: SESSION_LENGTH / SECOND });
  return response;
}
