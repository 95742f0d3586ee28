import { db, type Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { consentWords } from "../consent";
import { CONSENT_VERSION, emailKey, organizationKey } from "../policy";
import type { JoinInput, SourceKind } from "../schema";
import { lockAddress, TURN } from "./lock-address";
import { sendAnswer, sendConfirmation, standingOf } from "./send-join-mail";

/** Around a join form: where it was and where it came from. */
export type JoinContext = {
  locale: Locale;
  /** How they got there: "page" unless told. */
  sourceKind?: SourceKind;
  /** The page that led to the form, e.g. "/issues/stem"; the campaign, the partner's code, the event. */
  source: string;
  /** Where they filled in the form: on our own page unless told. */
  method?: "join-form" | "embedded-form" | "paper";
  /** The member of staff who typed in a paper form. */
  enteredById?: string;
  /** Truncated; see `truncateNetwork`. */
  network: string;
};

/** The row of a request to join. */
export type NewRequest = ReturnType<typeof requestOf>;

/** What is kept of a request to join, with the words that were agreed to. */
export function requestOf(input: JoinInput, context: JoinContext, now: Date) {
  const { locale, network, source, sourceKind = "page", method = "join-form" } = context;
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
      : {
          ...{ organizationName: null, organizationKey: "", website: null, sector: null, role: null },
          ...{ authority: false, listPublicly: false },
        };
  return {
    emailKey: emailKey(input.email),
    email: input.email,
    kind: input.kind,
    firstName: input.firstName,
    lastName: input.lastName,
    zip: input.zip || null,
    interests: input.interests,
    audience: input.audience ?? "",
    ...organization,
    ...{ locale, network, source, sourceKind, method },
    enteredById: context.enteredById ?? null,
    consentWords: consentWords(input, locale),
    consentVersion: CONSENT_VERSION,
    askedAt: now,
  };
}

/** Adds the request, or puts what was typed last into the one that is open. Call under the address's lock. */
async function keepRequest(tx: Tx, data: NewRequest): Promise<string> {
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
 * Takes a request to join and mails the address: a link to confirm, or why there is nothing to confirm. It returns
 * nothing, whoever the address belongs to: the form must not tell who is a member.
 */
export async function requestToJoin(input: JoinInput, context: JoinContext, now = new Date()): Promise<void> {
  await settleRequest(requestOf(input, context, now), now);
}

/** The same for a request whose row is made already. */
export async function settleRequest(data: NewRequest, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockAddress(tx, data.emailKey);
    const standing = await standingOf(tx, data);
    if (standing === "member") return sendAnswer(tx, "already-member", data, now);
    if (standing === "removed") return sendAnswer(tx, "membership-ended", data, now);
    const id = await keepRequest(tx, data);
    await sendConfirmation(tx, { ...data, id }, now);
  }, TURN);
}
