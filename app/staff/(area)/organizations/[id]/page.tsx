import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { z } from "zod";
import { OrganizationForm } from "@/components/members/organization/form";
import { AuthorityForm, ParentForm, SameForm } from "@/components/staff/organizations/case-forms";
import { CaseFacts, CasePeople, CaseTwins, listingWords } from "@/components/staff/organizations/case-parts";
import { AskNameUse, ListingDecision } from "@/components/staff/organizations/listing-decision";
import { NameUseTable } from "@/components/staff/organizations/name-use-table";
import { MailList } from "@/components/staff/record/mail-list";
import { MergeList } from "@/components/staff/record/merge-list";
import { NoteList } from "@/components/staff/record/note-list";
import { RecordSection } from "@/components/staff/record/record-section";
import { TagList } from "@/components/staff/record/tag-list";
import { Timeline } from "@/components/staff/record/timeline";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { Notice } from "@/components/ui/notice";
import { requireStaff } from "@/lib/auth/viewer";
import { counties } from "@/lib/members/county";
import { LONGEST_ABOUT, servedLanguages, valuesOfOrganization } from "@/lib/members/organization-form";
import { getOrganizationCase } from "@/lib/members/queries/get-organization-case";
import { listUndoableOrganizationMerges } from "@/lib/members/queries/list-merges";
import { listNameUses } from "@/lib/members/queries/list-name-uses";
import { listNotes } from "@/lib/members/queries/list-notes";
import { listOrganizationMail } from "@/lib/members/queries/list-organization-mail";
import { listTags } from "@/lib/members/queries/list-tags";
import { listTimeline } from "@/lib/members/queries/list-timeline";
import { uuid7 } from "@/lib/platform/uuid";
import "@/app/styles/account.css";
import "@/app/styles/account-organization.css";
import "@/components/staff/record/record.css";
import * as actions from "../actions";
import { caseWords, coalitionOffers } from "../case-words";
import { proposeDuplicateAction, undoMergeAction } from "../duplicates/actions";
import { told } from "../told";

export const metadata: Metadata = { title: "An organization" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const uuid = z.uuid();

export default async function OrganizationRecordPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  if (!uuid.safeParse(id).success) notFound();
  const organization = await getOrganizationCase(viewer, id);
  if (!organization) notFound();
  if (organization.mergedInto) permanentRedirect(`/staff/organizations/${organization.mergedInto.id}`);
  const after = uuid.optional().catch(undefined).parse(asked["after"]);
  const [timeline, notes, tags, mails, nameUses, merges] = await Promise.all([
    listTimeline(viewer, { organizationId: id }, after),
    listNotes(viewer, { organizationId: id }),
    listTags(viewer),
    listOrganizationMail(viewer, id),
    listNameUses(viewer, { organizationId: id }),
    listUndoableOrganizationMerges(viewer, new Date(), id),
  ]);
  const about = { name: "organizationId", id } as const;
  const openTwin = organization.twins.find(({ decision }) => decision === "open");
  return (
    <>
      <Told done={asked["done"]} words={told} />
      <StaffHead title={organization.name} summary={listingWords(organization)}>
        {organization.listedAt ? <a href={`/organizations/${organization.slug}`}>Its public page</a> : null}
      </StaffHead>
      {openTwin ? (
        <div className="mb-8">
          <Notice>
            This may be the same organization as another record.{" "}
            <a href={`/staff/organizations/duplicates/${openTwin.pairId}`}>Decide about it</a>
          </Notice>
        </div>
      ) : null}
      <div className="record">
        <div className="record-side">
          <RecordSection id="facts" title="What it says of itself">
            <CaseFacts organization={organization} words={caseWords} />
            <details className="record-act mt-6">
              <summary>Correct it</summary>
              <p className="mb-6 max-w-measure">
                Its people see these words in their account. What you save, you answer for: with another name
                or website a listing stays, as one that staff decided.
              </p>
              <OrganizationForm
                locale="en"
                organizationId={id}
                name={organization.name}
                parent={organization.parent?.name ?? null}
                initial={{ values: valuesOfOrganization(organization), errors: {}, notice: null }}
                longestAbout={LONGEST_ABOUT}
                offers={{
                  counties: counties.map(({ id: value, name: label }) => ({ value, label })),
                  languages: servedLanguages.map((value) => ({ value, label: caseWords.language(value) })),
                  coalitions: coalitionOffers(),
                }}
                action={actions.correctOrganizationAction}
              />
            </details>
            <details className="record-act" open={organization.proposedParent !== null}>
              <summary>Settle what it is a part of</summary>
              <ParentForm organization={organization} set={actions.setParentAction} />
            </details>
          </RecordSection>
          <RecordSection id="people" title="Who acts for it">
            <CasePeople people={organization.people}>
              {(person) => (
                <AuthorityForm organizationId={id} person={person} decide={actions.decideAuthorityAction} />
              )}
            </CasePeople>
          </RecordSection>
          <RecordSection id="name-uses" title="Use of its name">
            {nameUses.length > 0 ? (
              <NameUseTable lines={nameUses} single />
            ) : (
              <p className="text-quiet">It has not been asked yet.</p>
            )}
            <details className="record-act mt-6">
              <summary>Ask whether its name may stand under something</summary>
              <AskNameUse organization={organization} ask={actions.askNameUseAction} />
            </details>
          </RecordSection>
          <RecordSection id="timeline" title="What happened">
            <Timeline
              lines={timeline.lines}
              older={timeline.next && `/staff/organizations/${id}?after=${timeline.next}#timeline`}
            />
          </RecordSection>
        </div>
        <div className="record-side">
          <RecordSection id="listing" title="Public list">
            <p>{listingWords(organization)}</p>
            {organization.listingNote ? <p className="record-words">{organization.listingNote}</p> : null}
            {organization.listedAt || organization.wantsListing ? (
              <details className="record-act mt-4" open={organization.listingAskedAt !== null}>
                <summary>Decide about it</summary>
                <ListingDecision
                  organization={organization}
                  from="record"
                  decide={actions.decideListingAction}
                />
              </details>
            ) : null}
          </RecordSection>
          <RecordSection id="tags" title="Tags">
            <TagList
              tags={organization.tags}
              suggestions={tags}
              about={about}
              add={actions.addTagAction}
              remove={actions.removeTagAction}
            />
          </RecordSection>
          <RecordSection id="notes" title="Notes">
            <NoteList
              notes={notes}
              about={about}
              newId={uuid7()}
              add={actions.addNoteAction}
              remove={actions.deleteNoteAction}
            />
          </RecordSection>
          <RecordSection id="twins" title="What looks like it">
            <CaseTwins organization={organization} />
            <details className="record-act mt-6">
              <summary>This is the same organization as …</summary>
              <SameForm organizationId={id} propose={proposeDuplicateAction} />
            </details>
            {merges.length > 0 ? (
              <MergeList merges={merges} records="/staff/organizations" undo={undoMergeAction} />
            ) : null}
          </RecordSection>
          <RecordSection id="mails" title="Mails">
            <MailList mails={mails} />
          </RecordSection>
        </div>
      </div>
    </>
  );
}
