import { expect, test } from "vitest";
import { openSession, signInAddress } from "@/lib/auth/session";

const post = (address: string, headers: Record<string, string> = {}) =>
  openSession(new Request(`http://localhost:3000${address}`, { method: "POST", headers }), {
    params: Promise.resolve({ nextauth: address.split("/").slice(3) }),
  });

test("next-auth's other addresses do not exist", async () => {
  for (const address of ["signin/email", "signout", "session", "_log", "callback/google"])
    expect((await post(`/api/auth/${address}`)).status).toBe(404);
});

test("a form on another site cannot sign a visitor in", async () => {
  for (const from of ["cross-site", "same-site"])
    expect((await post(signInAddress("token"), { "sec-fetch-site": from })).status).toBe(403);
});
