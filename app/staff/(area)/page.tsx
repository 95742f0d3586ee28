import { FirstSteps } from "@/components/staff/first-steps";
import { StaffHead } from "@/components/staff/staff-head";
import { Tallies } from "@/components/staff/tallies";
import { type Waiting, WaitingList } from "@/components/staff/waiting";
import { UpdateList } from "@/components/updates/update-list";
import { requireStaff } from "@/lib/auth/viewer";
import { isUndated } from "@/lib/content/claims";
import { listClaims } from "@/lib/content/store";
import { countOutbox } from "@/lib/mail/queries";
import { can } from "@/lib/members/policy";
import { countForStaff } from "@/lib/members/queries/count-for-staff";
import { countListingQueue } from "@/lib/members/queries/list-listing-queue";
import { env, siteUrl } from "@/lib/platform/env";
import { listUpdates } from "@/lib/updates/queries/list-updates";

/** How many of the updates that are being written or sent stand on the overview. */
const MOST_IN_HAND = 5;

/** With fewer memberships than this, the overview says what to do first. */
const NEW_SITE = 10;

export default async function OverviewPage() {
  const viewer = await requireStaff();
  const linked = (href: string) => (can(viewer, "manage-members") ? href : undefined);
  const now = new Date();
  const [members, mail, toList, updates] = await Promise.all([
    countForStaff(now),
    countOutbox(now),
    countListingQueue(),
    listUpdates(),
  ]);
  const inHand = updates.lines
    .filter(({ status }) => status !== "sent" && status !== "stopped")
    .slice(0, MOST_IN_HAND);
  const undated = [...listClaims().values()].filter(isUndated).length;
  const waiting: Waiting[] = [
    ...(can(viewer, "manage-members")
      ? [
          {
            count: toList,
            words: ["organization wishes to be listed", "organizations wish to be listed"] as const,
            href: "/staff/organizations/listing",
          },
          {
            count: members.openDuplicates,
            words: ["pair of organizations may be one", "pairs of organizations may be one"] as const,
            href: "/staff/organizations/duplicates",
          },
          {
            count: mail.failed,
            words: ["letter could not be sent", "letters could not be sent"] as const,
            href: "/staff/outbox",
          },
        ]
      : []),
    { count: undated, words: ["claim names no year", "claims name no year"], href: "/staff/claims" },
  ];
  const joined = members.individuals + members.organizations;
  return (
    <>
      <StaffHead title="Overview" />
      <Tallies
        tallies={[
          {
            label: "People",
            count: members.individuals,
            href: linked("/staff/members?kind=individual&status=active"),
          },
          { label: "Organizations", count: members.organizations, href: linked("/staff/organizations") },
          {
            label: "Joined this week",
            count: members.joinedThisWeek,
            href: linked("/staff/members?status=active"),
          },
          { label: "Mail waiting", count: mail.waiting, href: linked("/staff/outbox") },
        ]}
      />
      <WaitingList waiting={waiting} />
      {can(viewer, "write-updates") && inHand.length > 0 ? (
        <section aria-labelledby="updates" className="mt-12">
          <h2 id="updates" className="mb-4 text-small-head font-bold">
            Updates in hand
          </h2>
          <UpdateList updates={inHand} />
        </section>
      ) : null}
      {joined < NEW_SITE ? (
        <FirstSteps
          done={{
            invited: members.staff > 1,
            address: siteUrl().startsWith("https:"),
            mail: env.SMTP_URL !== undefined,
            joined: joined > 0,
          }}
        />
      ) : null}
    </>
  );
}
