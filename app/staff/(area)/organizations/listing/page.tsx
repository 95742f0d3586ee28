import type { Metadata } from "next";
import { CaseFacts, CasePeople, CaseTwins, listingWords } from "@/components/staff/organizations/case-parts";
import { ListingDecision } from "@/components/staff/organizations/listing-decision";
import { Timeline } from "@/components/staff/record/timeline";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { requireStaff } from "@/lib/auth/viewer";
import { listListingQueue } from "@/lib/members/queries/list-listing-queue";
import { listTimeline } from "@/lib/members/queries/list-timeline";
import "@/components/staff/record/record.css";
import { decideListingAction } from "../actions";
import { caseWords } from "../case-words";
import { told } from "../told";

export const metadata: Metadata = { title: "Waiting to be listed" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const MOST_EVENTS = 6;

export default async function ListingQueuePage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [{ cases, total }, asked] = await Promise.all([listListingQueue(viewer), searchParams]);
  const histories = await Promise.all(cases.map(({ id }) => listTimeline(viewer, { organizationId: id })));
  const more = total - cases.length;
  return (
    <>
      <StaffHead
        title="Waiting to be listed"
        summary="Organizations that wish to stand on the public list, and whose people have no address at their website's domain, or look like another one. Whoever has waited longest stands first."
      />
      <Told done={asked["done"]} words={told} />
      {cases.length === 0 ? (
        <p>
          Nobody waits. Organizations whose people have an address at the website&apos;s domain are listed by
          themselves.
        </p>
      ) : null}
      {cases.map((organization, place) => (
        <article key={organization.id} className="case" aria-labelledby={`case-${organization.id}`}>
          <div>
            <h2 id={`case-${organization.id}`} className="text-small-head font-bold">
              <a href={`/staff/organizations/${organization.id}`}>{organization.name}</a>
            </h2>
            <p className="text-quiet">{listingWords(organization)}</p>
            {organization.record ? (
              <p>
                Listed, it would stand on the page of <strong>{organization.record.name}</strong>, which this
                site has already.
              </p>
            ) : null}
          </div>
          <div className="case-parts">
            <section className="case-part">
              <h3>What it says of itself</h3>
              <CaseFacts organization={organization} words={caseWords} />
            </section>
            <div className="case-parts case-column">
              <section className="case-part">
                <h3>Who acts for it</h3>
                <CasePeople people={organization.people} />
              </section>
              <section className="case-part">
                <h3>What looks like it</h3>
                <CaseTwins organization={organization} />
              </section>
              <section className="case-part">
                <h3>What happened</h3>
                <Timeline lines={histories[place]?.lines.slice(0, MOST_EVENTS) ?? []} />
              </section>
            </div>
          </div>
          <ListingDecision organization={organization} from="queue" decide={decideListingAction} />
        </article>
      ))}
      {more > 0 ? (
        <p className="font-bold">{more === 1 ? "One more waits" : `${more} more wait`} behind these.</p>
      ) : null}
    </>
  );
}
