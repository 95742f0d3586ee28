import type { AuthOptions } from "next-auth";
import { DAY, SECOND } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { adapter, getStaffByEmail, type StaffUser } from "./adapter";
import { SESSION_LENGTH, sessionCookie } from "./cookie";

/**
 * next-auth, reduced to what it does for us: it uses up a sign-in link, opens a session and looks it up again.
 * A function, because the secret and the site's address are settled only when the site starts.
 */
export const authConfig = () =>
  ({
    secret: env.AUTH_SECRET,
    adapter,
    session: { strategy: "database", maxAge: SESSION_LENGTH / SECOND, updateAge: DAY / SECOND },
    useSecureCookies: sessionCookie().options.secure,
    cookies: {
      sessionToken: sessionCookie(),
      // Named apart: other sites on the same host, on any port, may use next-auth too.
      callbackUrl: { name: "staff-callback", options: sessionCookie().options },
      csrfToken: { name: "staff-csrf", options: sessionCookie().options },
    },
    pages: { signIn: "/staff/sign-in", error: "/staff/sign-in" },
    providers: [
      {
        id: "email",
        type: "email",
        name: "Email",
        server: "",
        from: "",
        maxAge: 0,
        options: {},
        sendVerificationRequest: () => {
          throw new Error("Sign-in links are asked for through lib/auth/sign-in.ts");
        },
      },
    ],
    callbacks: {
      signIn: async ({ user }) => (await getStaffByEmail(user.email ?? "")) !== null,
      session: ({ session, user }) => ({ ...session, staff: user as StaffUser }),
      redirect: () => "/staff",
    },
    logger: {
      error: (code, detail) => log.error({ code, err: detail }, "sign-in"),
      warn: () => {},
      debug: () => {},
    },
  }) satisfies AuthOptions;
