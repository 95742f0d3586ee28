import { db } from "@/lib/platform/db";
import { isLocale, type Locale } from "@/lib/platform/i18n";
import { mailOf } from "../mail-choice";
import type { MemberViewer } from "../policy";
import type {
  Audience,
  MailPurpose,
  MembershipKind,
  MembershipStatus,
  OrganizationDuty,
  UpdateFrequency,
} from "../schema";
import { suppressionOf, type SuppressionReason } from "../suppression";

/** A person's part in the movement, on their own or for an organization, as they see it. */
export type OwnMembership = {
  id: string;
  kind: MembershipKind;
  status: MembershipStatus;
  since: Date;
  /** Null for their own. */
  organization: { id: string; name: string; listed: boolean } | null;
  role: string | null;
  duties: OrganizationDuty[];
  /** How many others act for the organization now; 0 for their own. */
  colleagues: number;
};

/** What a member sees of their record first. */
export type Account = {
  personId: string;
  email: string;
  emailKey: string;
  firstName: string;
  lastName: string;
  zip: string | null;
  /** The id of the county, derived from the ZIP code. */
  county: string | null;
  locale: Locale;
  interests: string[];
  audience: Audience | null;
  frequency: UpdateFrequency;
  /** Set: they stopped the updates, then. */
  unsubscribedAt: Date | null;
  /** What mail they agreed to. */
  mail: MailPurpose[];
  /** Set: nothing goes to their address, for now or for good, and why. */
  suppressed: { at: Date; until: Date | null; reason: SuppressionReason } | null;
  memberSince: Date | null;
  /** The others; verified like the first. */
  addresses: { email: string; emailKey: string }[];
  /** Addresses that wait for their owner's word. */
  waiting: { email: string; makePrimary: boolean; expiresAt: Date }[];
  memberships: OwnMembership[];
};

const HERE = ["active", "paused"] as const;
const isHere = (status: MembershipStatus) => status === "active" || status === "paused";

/** What is held of the member who asks. Null: the record is gone. */
export async function getAccount({ personId }: MemberViewer, now = new Date()): Promise<Account | null> {
  const others = { personId: { not: personId }, status: { in: [...HERE] } };
  const row = await db.person.findUnique({
    where: { id: personId },
    select: {
      email: true,
      emailKey: true,
      firstName: true,
      lastName: true,
      zip: true,
      county: true,
      locale: true,
      interests: true,
      audience: true,
      frequency: true,
      unsubscribedAt: true,
      mailPurposes: true,
      suppressedAt: true,
      suppressedUntil: true,
      suppressedFor: true,
      memberSince: true,
      addresses: { orderBy: { verifiedAt: "asc" }, select: { email: true, emailKey: true } },
      addressChanges: {
        where: { usedAt: null, expiresAt: { gt: now } },
        orderBy: { createdAt: "desc" },
        select: { email: true, emailKey: true, makePrimary: true, expiresAt: true },
      },
      memberships: {
        orderBy: [{ kind: "asc" }, { since: "asc" }],
        select: {
          id: true,
          kind: true,
          status: true,
          since: true,
          role: true,
          duties: true,
          organization: {
            select: {
              id: true,
              name: true,
              listedAt: true,
              _count: { select: { memberships: { where: others } } },
            },
          },
        },
      },
    },
  });
  if (!row) return null;
  const { addressChanges, memberships, locale, audience, ...person } = row;
  const { mailPurposes, suppressedAt, suppressedUntil, suppressedFor, ...rest } = person;
  const seen = new Set<string>();
  return {
    ...rest,
    personId,
    locale: isLocale(locale) ? locale : "en",
    audience: audience as Audience | null,
    mail: mailOf({ mailPurposes, unsubscribedAt: rest.unsubscribedAt }),
    suppressed: suppressionOf({ suppressedAt, suppressedUntil, suppressedFor }, now),
    waiting: addressChanges
      .filter(({ emailKey }) => !seen.has(emailKey) && seen.add(emailKey))
      .map(({ email, makePrimary, expiresAt }) => ({ email, makePrimary, expiresAt })),
    memberships: memberships
      .map(({ organization, ...membership }) => ({
        ...membership,
        organization: organization && {
          id: organization.id,
          name: organization.name,
          listed: organization.listedAt !== null,
        },
        colleagues: organization?._count.memberships ?? 0,
      }))
      // What is over stands behind what is not.
      .sort((one, other) => Number(isHere(other.status)) - Number(isHere(one.status))),
  };
}
