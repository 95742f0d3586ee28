import { siteUrl } from "@/lib/platform/env";

/** Headers of every answer, document or not. */
export function commonHeaders(): Record<string, string> {
  const secure = siteUrl().startsWith("https:");
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()",
    ...(secure ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** Headers of a PDF: the browser's own viewer draws it, whose scripts and styles a page's policy would stop. */
export const pdfHeaders = (): Record<string, string> => ({
  ...commonHeaders(),
  "Content-Security-Policy": "frame-ancestors 'none'",
});

/**
 * Headers of a public page: it may load our own files and nothing else, and runs no inline script.
 * @param styleHash the one inline style it may have, as the policy names it
 * @param framedBy the origins that may show it in a frame: none, unless told
 */
export function documentHeaders(
  styleHash?: string,
  framedBy: readonly string[] = [],
): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styleHash ? ` ${styleHash}` : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy.length > 0 ? framedBy.join(" ") : "'none'"}`,
    ...(siteUrl().startsWith("https:") ? ["upgrade-insecure-requests"] : []),
  ];
  return { ...commonHeaders(), "Content-Security-Policy": policy.join("; ") };
}
