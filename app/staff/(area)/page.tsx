import { FirstSteps } from "@/components/staff/first-steps";
import { StaffHead } from "@/components/staff/staff-head";
import { Tallies } from "@/components/staff/tallies";
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
          {
            label: "Wait to be listed",
            count: toList,
            href: linked("/staff/organizations/listing"),
            note: toList ? "For you to decide" : undefined,
          },
          {
            label: "Possible duplicates",
            count: members.openDuplicates,
            href: linked("/staff/organizations/duplicates"),
            note: members.openDuplicates ? "For you to decide" : undefined,
          },
          {
            label: "Undated claims",
            count: undated,
            href: "/staff/claims",
            note: undated ? "Look for their year" : undefined,
          },
          {
            label: "Mail waiting",
            count: mail.waiting,
            href: linked("/staff/outbox"),
            note: mail.failed ? `${mail.failed} not sent` : undefined,
          },
        ]}
      />
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
