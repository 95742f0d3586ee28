import { fail, ok, type Result } from "@/lib/platform/result";
import type { Locale } from "@/lib/platform/i18n";
import { CONSENT_VERSION, type MemberViewer } from "../policy";
import { isOpenUntil } from "../representative";
import { actForOrganization } from "./act-for-organization";
import { recordEvent } from "./record-event";

/** What a person saw when they agreed to something, and where they were. */
export type Shown = {
  words: string;
  locale: Locale;
  /** Truncated; see `truncateNetwork`. */
  network: string;
};

/**
 * A representative's word on whether their organization's name may stand under something; it can be changed as long as
 * the question is open. The words are kept as a consent.
 * @param shown the words of the button that was pressed, with what the name would stand under
 */
export async function answerNameUse(
  viewer: MemberViewer,
  organizationId: string,
  nameUseId: string,
  agreed: boolean,
  shown: Shown,
  now = new Date(),
): Promise<Result<null, "not-yours" | "unknown" | "closed">> {
  return actForOrganization(viewer, organizationId, "sign", async (tx) => {
    const question = await tx.nameUse.findFirst({
      where: { id: nameUseId, organizationId },
      select: { title: true, answerBy: true, agreed: true },
    });
    if (!question) return fail("unknown");
    if (question.agreed === agreed) return ok(null);
    if (!isOpenUntil(question.answerBy, now)) return fail("closed");
    await tx.nameUse.update({
      where: { id: nameUseId },
      data: { agreed, answeredById: viewer.personId, answeredAt: now },
    });
    await tx.consent.create({
      data: {
        ...{ personId: viewer.personId, purpose: "name-use", action: agreed ? "granted" : "withdrawn" },
        ...{ ...shown, version: CONSENT_VERSION, method: "account", at: now },
      },
    });
    await recordEvent(tx, {
      ...{ personId: viewer.personId, organizationId, action: "name-use-answered", at: now },
      actor: { kind: "member", id: viewer.personId },
      changes: { agreed: [question.agreed, agreed] },
      why: question.title,
    });
    return ok(null);
  });
}
