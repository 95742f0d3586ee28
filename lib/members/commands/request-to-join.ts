import { db, type Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { consentWords } from "../consent";
import { CONSENT_VERSION, emailKey, organizationKey } from "../policy";
import type { JoinInput } from "../schema";
import { lockAddress, TURN } from "./lock-address";
import { isAlreadyMember, sendAlreadyMember, sendConfirmation } from "./send-join-mail";

/** Around a join form: where it was and where it came from. */
export type JoinContext = {
  locale: Locale;
  /** The page that led to the form, e.g. "/issues/stem". */
  source: string;
  /** Truncated; see `truncateNetwork`. */
  network: string;
};

function requestOf(input: JoinInput, key: string, context: JoinContext, now: Date) {
  const organization =
    input.kind === "organization"
      ? {
          organizationName: input.organizationName,
          organizationKey: organizationKey(input.organizationName),
          website: input.website || null,
          sector: input.sector,
          role: input.role || null,
          authority: input.authority,
          listPublicly: input.listPublicly,
        }
      : { organizationName: null, organizationKey: "" };
  return {
    emailKey: key,
    email: input.email,
    kind: input.kind,
    firstName: input.firstName,
    lastName: input.lastName,
    zip: input.zip || null,
    interests: input.interests,
    ...organization,
    ...context,
    consentWords: consentWords(input, context.locale),
    consentVersion: CONSENT_VERSION,
    askedAt: now,
  };
}

/** Adds the request, or puts what was typed last into the one that is open. Call under the address's lock. */
async function keepRequest(tx: Tx, data: ReturnType<typeof requestOf>): Promise<string> {
  const { emailKey, kind, organizationKey } = data;
  const open = await tx.joinRequest.findFirst({
    where: { emailKey, kind, organizationKey, confirmedAt: null },
    select: { id: true },
  });
  const { id } = open
    ? await tx.joinRequest.update({ where: { id: open.id }, data, select: { id: true } })
    : await tx.joinRequest.create({ data, select: { id: true } });
  return id;
}

/**
 * Takes a request to join and mails the address: a link to confirm, or that it is a member already. It returns
 * nothing, whoever the address belongs to: the form must not tell who is a member.
 */
export async function requestToJoin(input: JoinInput, context: JoinContext, now = new Date()): Promise<void> {
  const key = emailKey(input.email);
  const data = requestOf(input, key, context, now);
  await db.$transaction(async (tx) => {
    await lockAddress(tx, key);
    if (await isAlreadyMember(tx, data)) return sendAlreadyMember(tx, data, context.locale, now);
    const id = await keepRequest(tx, data);
    await sendConfirmation(tx, { ...data, id }, context.locale, now);
  }, TURN);
}
