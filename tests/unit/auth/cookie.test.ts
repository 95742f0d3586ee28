import { afterEach, expect, test } from "vitest";
import { sessionCookie } from "@/lib/auth/cookie";
import { env } from "@/lib/platform/env";

afterEach(() => {
  delete env.SITE_URL;
});

test("over https the session's cookie is bound to the host and never travels in the clear", () => {
  env.SITE_URL = "https://example.org";
  expect(sessionCookie()).toEqual({
    name: "__Host-staff-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
});

test("without https it works on a machine of one's own", () => {
  env.SITE_URL = "http://localhost:3000";
  expect(sessionCookie()).toMatchObject({
    name: "staff-session",
    options: { httpOnly: true, secure: false },
  });
});
