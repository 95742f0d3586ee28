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
  const name = `${person.firstName} ${person.lastName}`.trim() || person.email;
  return { id: person.id, email: person.email, emailVerified: null, name, role: person.staffRole };
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
 * adds, such as the mail that carries the link. Links that have expired are cleared away.
 */
export async function storeSignInToken(
  link: { tokenHash: string; email: string; expiresAt: Date },
  andThen: (tx: Tx) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.signInToken.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    await tx.signInToken.create({ data: { ...link, email: emailKey(link.email) } });
    await andThen(tx);
  });
}

/** Whether a link can still be used, without using it. */
export async function isSignInTokenOpen(tokenHash: string, email: string, now: Date): Promise<boolean> {
  const link = await db.signInToken.findUnique({ where: { tokenHash } });
  return link !== null && link.email === emailKey(email) && link.expiresAt > now;
}

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
    await db.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    await db.session.create({
      data: { tokenHash: hashToken(sessionToken), personId: userId, expiresAt: expires },
    });
    return { sessionToken, userId, expires };
  },

  async getSessionAndUser(sessionToken) {
    const row = await db.session.findUnique({
      where: { tokenHash: hashToken(sessionToken) },
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
      where: { tokenHash: hashToken(sessionToken) },
      data: { expiresAt: expires },
    });
    return null;
  },

  async deleteSession(sessionToken) {
    await db.session.deleteMany({ where: { tokenHash: hashToken(sessionToken) } });
  },

  createVerificationToken: async (link) => {
    await storeSignInToken({ tokenHash: link.token, email: link.identifier, expiresAt: link.expires });
    return link;
  },

  /** `token` arrives hashed by next-auth. The DELETE settles who was first: a link opens once. */
  async useVerificationToken({ identifier, token }) {
    const key = emailKey(identifier);
    const [link] = await db.$queryRaw<{ expires_at: Date }[]>`
      delete from sign_in_token where token_hash = ${token} and email = ${key} returning expires_at`;
    return link ? { identifier, token, expires: link.expires_at } : null;
  },
} satisfies Adapter;
