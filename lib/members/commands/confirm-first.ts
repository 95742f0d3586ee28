import { announceMail, outboxRow } from "@/lib/mail/outbox";
import { pgPool } from "@/lib/platform/db";
import { snakeCase } from "@/lib/platform/snake-case";
import { uuid7 } from "@/lib/platform/uuid";
import type { JoinRequest } from "@/prisma/client/client";
import { suppressionHash } from "../suppression";
import { consentsOf, mailAgreedTo, toldOf, welcomeOf } from "./confirmed-rows";

/** A day as a column of dates takes it. */
const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/**
 * Makes a member of somebody new who joins as a person, in one statement: there is nothing to decide about them.
 * @param request as it was shown beside the button
 * @returns false, with nothing changed, if somebody has the address, or the link or the request is not what it was
 */
export async function confirmFirst(tokenHash: string, request: JoinRequest, now: Date): Promise<boolean> {
  if (request.kind !== "individual") return false;
  const { emailKey, email, interests, authority, sourceKind, source } = request;
  const id = uuid7(now.getTime());
  const person = {
    ...{ id, emailKey, email, firstName: "", lastName: "", interests, ...toldOf(request) },
    ...{ lastActiveOn: dayOf(now), createdAt: now, updatedAt: now },
    // As the trigger would derive it from the membership: it then has nothing to write.
    ...{ individualStatus: "active", memberSince: now, sourceKind, source },
    // As that of the consents would.
    mailPurposes: mailAgreedTo("individual").filter((purpose) => purpose !== "updates"),
  };
  const membership = {
    ...{ id: uuid7(now.getTime()), personId: id, kind: "individual" },
    ...{ authority, sourceKind, source, since: now },
  };
  const consents = consentsOf(request, id, now).map((consent) => ({ id: uuid7(now.getTime()), ...consent }));
  const event = {
    ...{ id: uuid7(now.getTime()), personId: id, actorKind: "member", actorId: id },
    ...{ action: "joined", changes: {}, at: now },
  };
  const { rows } = await pgPool().query<{ kept: boolean }>({
    name: "confirm-first-membership",
    text: "select confirm_first_membership($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as kept",
    values: [
      ...[request.id, tokenHash, request.askedAt, now, suppressionHash(emailKey)],
      JSON.stringify(snakeCase(person)),
      JSON.stringify(snakeCase(membership)),
      JSON.stringify(consents.map(snakeCase)),
      JSON.stringify(snakeCase(event)),
      JSON.stringify(outboxRow(welcomeOf(request, id, null), now)),
    ],
  });
  if (!rows[0]?.kept) return false;
  announceMail();
  return true;
}
