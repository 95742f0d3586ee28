import type { NewMail } from "@/lib/mail/outbox";
import { isLocale } from "@/lib/platform/i18n";
import type { JoinRequest } from "@/prisma/client/client";
import { countyOf } from "../county";
import type { MailPurpose, MembershipKind } from "../schema";

// What a confirmed request to join becomes, for both of its roads: somebody new, and somebody who is known.

/** What a request tells of a person. What was left empty is not told. */
export function toldOf(request: JoinRequest) {
  const { firstName, lastName, zip, audience, locale } = request;
  return {
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    ...(zip && { zip, county: countyOf(zip)?.id ?? null }),
    ...(audience && { audience }),
    locale,
  };
}

/** What mail somebody agrees to who joins; the same words speak of updates and campaigns, and of their organization. */
export const mailAgreedTo = (kind: MembershipKind): MailPurpose[] =>
  kind === "organization" ? ["updates", "alerts", "notices"] : ["updates", "alerts"];

/** What somebody agreed to, a consent a purpose. */
export function consentsOf(request: JoinRequest, personId: string, now: Date) {
  const purposes = [
    "membership",
    ...mailAgreedTo(request.kind),
    ...(request.listPublicly ? ["listing"] : []),
  ];
  const { consentWords: words, consentVersion: version, locale, method, network } = request;
  return purposes.map((purpose) => ({
    ...{ personId, purpose, action: "granted" as const },
    ...{ words, version, locale, method, network, at: now },
  }));
}

/** The mail that welcomes them. @param organizationId the organization they joined for, if for one */
export function welcomeOf(request: JoinRequest, personId: string, organizationId: string | null): NewMail {
  return {
    template: "welcome",
    locale: isLocale(request.locale) ? request.locale : "en",
    to: request.email,
    toKey: request.emailKey,
    dedupeKey: `welcome:${request.id}`,
    data: {
      ...{ personId, firstName: request.firstName, organization: request.organizationName },
      ...(organizationId && { organizationId }),
    },
  };
}
