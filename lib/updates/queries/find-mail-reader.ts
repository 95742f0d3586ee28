import type { MailReader } from "@/lib/members/policy";
import { livingPersonId } from "@/lib/members/queries/living-person";
import { verifySignedId } from "@/lib/platform/tokens";
import { resolveUnsubscribeToken } from "./resolve-unsubscribe-token";

/** Whose mail a link to an account stood in; null when we did not make it or the person is gone. */
export async function findMailReader(token: string): Promise<MailReader | null> {
  const signed = verifySignedId(token, "account");
  const personId = signed && (await livingPersonId(signed));
  return personId ? ({ personId } as MailReader) : resolveUnsubscribeToken(token);
}
