import { NextRequest } from "next/server";
import { afterEach, expect, test } from "vitest";
import { env } from "@/lib/platform/env";
import { config, proxy } from "@/proxy";

afterEach(() => {
  delete env.SITE_URL;
});

const ask = (path: string, method = "GET", cookie?: string) =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { method, ...(cookie && { headers: { cookie } }) }));

const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";

test("only staff pages pass the proxy", () => {
  expect(config.matcher).toEqual(["/staff/:path*"]);
});

test("a staff page runs only what carries its answer's nonce, and nothing that is unsafe", () => {
  const [first, second] = [policyOf(ask("/staff")), policyOf(ask("/staff"))];
  expect(first).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'(;|$)/);
  expect(first).not.toContain("unsafe-");
  expect(first).toContain("frame-src 'self'");
  expect(first).toContain("frame-ancestors 'none'");
  expect(first).not.toBe(second);
});

test("Next is told the same nonce", () => {
  const response = ask("/staff");
  expect(response.headers.get("x-middleware-request-content-security-policy")).toBe(policyOf(response));
});

test("what is shown in a frame brings a policy of its own", () => {
  expect(policyOf(ask("/staff/mailbox/1/frame"))).toBe("");
  expect(policyOf(ask("/staff/updates/1/frame/es"))).toBe("");
  expect(policyOf(ask("/staff/frames"))).not.toBe("");
});

test("an address with a link's token in it is told to no other site", () => {
  expect(ask("/staff/sign-in/token").headers.get("referrer-policy")).toBe("same-origin");
});

test("the session's cookie slides along when a page is read, and not when a form is sent", () => {
  const sent = ask("/staff", "GET", "staff-session=abc").headers.get("set-cookie");
  expect(sent).toMatch(/^staff-session=abc;.*Max-Age=2592000/);
  expect(sent).toContain("HttpOnly");
  expect(ask("/staff", "POST", "staff-session=abc").headers.get("set-cookie")).toBeNull();
  expect(ask("/staff").headers.get("set-cookie")).toBeNull();
});
