import type { Adapter, AdapterUser } from "next-auth/adapters";
import { emailKey } from "@/lib/members/policy";
import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { hashToken } from "@/lib/platform/tokens";
import type { StaffRole } from "@/prisma/client/client";

// next-auth's door to our tables. It knows members of staff only: for everybody else there is no user here, and so
// neither a link nor a session. Session tokens are stored as SHA-256; a copy of the database signs nobody in.

export type StaffUser = AdapterUser & { role: StaffRole; name: string };

const staffFields = { id: true, email: true, firstName: true, lastName: true, staffRole: true } as const;
type StaffRow = {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  staffRole: StaffRole | null;
};

function toUser(person: StaffRow | null): StaffUser | null {
  if (!person?.staffRole) return null;
  const { id, email, firstName, lastName, staffRole: role } = person;
  return {
    id,
    email,
    emailVerified: null,
    name: `${firstName} ${lastName}`.trim() || email,
    role,
  };
}

async function requireUser(id: string): Promise<StaffUser> {
  const user = toUser(await db.person.findUnique({ where: { id }, select: staffFields }));
  if (!user) throw new AppError("forbidden", "Only members of staff can sign in.");
  return user;
}

/** The member of staff with an address, however it is written; null for everybody else. */
export async function getStaffByEmail(email: string): Promise<StaffUser | null> {
  return toUser(await db.person.findUnique({ where: { emailKey: emailKey(email) }, select: staffFields }));
}

/**
 * Keeps what is needed to honour a sign-in link until `expiresAt`, and in the same transaction whatever `andThen`
 * adds, such as the mail that carries the link.
 */
export async function storeSignInToken(
  link: { tokenHash: string; email: string; expiresAt: Date },
  andThen: (tx: Tx) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.signInToken.create({ data: { ...link, email: emailKey(link.email) } });
    await andThen(tx);
  });
}

/** Whose link this is while it can be used, without using it. */
export async function findSignInToken(tokenHash: string, now: Date): Promise<{ email: string } | null> {
  const link = await db.signInToken.findUnique({ where: { tokenHash } });
  return link && link.expiresAt > now ? getStaffByEmail(link.email) : null;
}

/** What is noted in the database when somebody signs in for the first time on this site. */
const FIRST_SIGN_IN = "first-sign-in";

export const hasAnyoneSignedIn = async (): Promise<boolean> =>
  (await db.setupStep.count({ where: { name: FIRST_SIGN_IN } })) > 0;

/** The administrator who has been here longest. */
export const getFirstAdmin = async (): Promise<StaffUser | null> =>
  toUser(
    await db.person.findFirst({
      where: { staffRole: "admin" },
      orderBy: { createdAt: "asc" },
      select: staffFields,
    }),
  );

export const adapter = {
  createUser: () => {
    throw new AppError("forbidden", "Only members of staff can sign in.");
  },
  getUser: async (id) => toUser(await db.person.findUnique({ where: { id }, select: staffFields })),
  getUserByEmail: getStaffByEmail,
  getUserByAccount: () => null,
  linkAccount: () => undefined,
  // next-auth only wants to note that the address is verified, which a person here always is.
  updateUser: ({ id }) => requireUser(id),

  async createSession({ sessionToken, userId, expires }) {
    await requireUser(userId);
    await db.session.create({
      data: { tokenHash: hashToken(sessionToken), scope: "staff", personId: userId, expiresAt: expires },
    });
    await db.setupStep.createMany({ data: [{ name: FIRST_SIGN_IN }], skipDuplicates: true });
    return { sessionToken, userId, expires };
  },

  async getSessionAndUser(sessionToken) {
    // A member's session opens no staff door, also when the member works here.
    const row = await db.session.findUnique({
      where: { tokenHash: hashToken(sessionToken), scope: "staff" },
      select: { expiresAt: true, person: { select: staffFields } },
    });
    const user = toUser(row?.person ?? null);
    if (row && user) return { user, session: { sessionToken, userId: user.id, expires: row.expiresAt } };
    // The role is gone: so is the session, for good, even if the role comes back.
    if (row) await db.session.deleteMany({ where: { tokenHash: hashToken(sessionToken) } });
    return null;
  },

  async updateSession({ sessionToken, expires }) {
    // updateMany: another request may have signed out meanwhile, which is no error.
    await db.session.updateMany({
      where: { tokenHash: hashToken(sessionToken), scope: "staff" },
      data: { expiresAt: expires },
    });
    return null;
  },

  async deleteSession(sessionToken) {
    await db.session.deleteMany({ where: { tokenHash: hashToken(sessionToken), scope: "staff" } });
  },

  createVerificationToken: async (link) => {
    await storeSignInToken({ tokenHash: link.token, email: link.identifier, expiresAt: link.expires });
    return link;
  },

  /**
   * `token` arrives hashed by next-auth; whose it is stands beside it, so `identifier` is not asked for.
   * The DELETE settles who was first: a link opens once.
   */
  async useVerificationToken({ token }) {
    const [link] = await db.$queryRaw<{ email: string; expires_at: Date }[]>`
      delete from sign_in_token where token_hash = ${token} returning email, expires_at`;
    return link ? { identifier: link.email, token, expires: link.expires_at } : null;
  },
} satisfies Adapter;
