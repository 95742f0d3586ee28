import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { z } from "zod";
import { ConsentList } from "@/components/staff/record/consent-list";
import { CorrectionForm } from "@/components/staff/record/correction-form";
import { MailList } from "@/components/staff/record/mail-list";
import { MergeList } from "@/components/staff/record/merge-list";
import { MembershipList } from "@/components/staff/record/membership-list";
import { NoteList } from "@/components/staff/record/note-list";
import { PersonActs } from "@/components/staff/record/person-acts";
import { PersonFacts } from "@/components/staff/record/person-facts";
import { PersonHead } from "@/components/staff/record/person-head";
import { RecordSection } from "@/components/staff/record/record-section";
import { TagList } from "@/components/staff/record/tag-list";
import { Timeline } from "@/components/staff/record/timeline";
import { Told } from "@/components/staff/told";
import { Notice } from "@/components/ui/notice";
import { requireStaff } from "@/lib/auth/viewer";
import { getPersonRecord } from "@/lib/members/queries/get-person-record";
import { listNotes } from "@/lib/members/queries/list-notes";
import { listUndoableMerges } from "@/lib/members/queries/list-merges";
import { listPersonMails } from "@/lib/members/queries/list-person-mails";
import { listTags } from "@/lib/members/queries/list-tags";
import { listTimeline } from "@/lib/members/queries/list-timeline";
import { livingPersonId } from "@/lib/members/queries/living-person";
import { uuid7 } from "@/lib/platform/uuid";
import "@/components/staff/record/record.css";
import { proposeDuplicateAction, undoMergeAction } from "../duplicates/actions";
import {
  addNoteAction,
  addTagAction,
  correctPersonAction,
  deleteNoteAction,
  erasePersonAction,
  removeTagAction,
  sendAccountLinkAction,
  setStandingAction,
  liftSuppressionAction,
  withdrawUpdatesAction,
} from "./actions";
import { told } from "./told";

export const metadata: Metadata = { title: "A member" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const uuid = z.uuid();

export default async function PersonPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  if (!uuid.safeParse(id).success) notFound();
  const person = await getPersonRecord(viewer, id);
  if (!person) {
    const living = await livingPersonId(id);
    if (living) permanentRedirect(`/staff/members/${living}`);
    notFound();
  }
  const after = uuid.optional().catch(undefined).parse(asked["after"]);
  const [timeline, notes, tags, mails, merges] = await Promise.all([
    listTimeline(viewer, { personId: id }, after),
    listNotes(viewer, { personId: id }),
    listTags(viewer),
    listPersonMails(viewer, { personId: id, keys: person.keys }),
    listUndoableMerges(viewer, new Date(), id),
  ]);
  const { firstName, lastName, zip, locale, audience, interests, version } = person;
  const about = { name: "personId", id } as const;
  return (
    <>
      <Told done={asked["done"]} words={told} />
      <PersonHead person={person} />
      {person.duplicates[0] ? (
        <div className="mb-8">
          <Notice>
            This may be the same person as another record.{" "}
            <a href={`/staff/members/duplicates/${person.duplicates[0].id}`}>Look at both side by side</a>
          </Notice>
        </div>
      ) : null}
      <div className="record">
        <div className="record-side">
          <RecordSection id="facts" title="What is known">
            <PersonFacts person={person} />
            <details className="record-act mt-6">
              <summary>Correct what is known</summary>
              <CorrectionForm
                key={version}
                personId={id}
                correct={correctPersonAction}
                initial={{
                  outcome: "unchanged",
                  version,
                  errors: [],
                  values: {
                    ...{ firstName, lastName, locale, interests },
                    ...{ zip: zip ?? "", audience: audience ?? "", why: "" },
                  },
                }}
              />
            </details>
          </RecordSection>
          <RecordSection id="memberships" title="Belongs to">
            <MembershipList memberships={person.memberships} />
          </RecordSection>
          <RecordSection id="timeline" title="What happened">
            <Timeline
              lines={timeline.lines}
              older={timeline.next && `/staff/members/${id}?after=${timeline.next}#timeline`}
            />
          </RecordSection>
        </div>
        <div className="record-side">
          <RecordSection id="tags" title="Tags">
            <TagList
              tags={person.tags}
              suggestions={tags}
              about={about}
              add={addTagAction}
              remove={removeTagAction}
            />
          </RecordSection>
          <RecordSection id="notes" title="Notes">
            <NoteList
              notes={notes}
              about={about}
              newId={uuid7()}
              add={addNoteAction}
              remove={deleteNoteAction}
            />
          </RecordSection>
          <RecordSection id="acts" title="What you can do">
            <PersonActs
              person={person}
              viewerId={viewer.personId}
              actions={{
                setStandingAction,
                withdrawUpdatesAction,
                liftSuppressionAction,
                sendAccountLinkAction,
                erasePersonAction,
              }}
              propose={proposeDuplicateAction}
            />
          </RecordSection>
          {merges.length > 0 ? (
            <RecordSection id="merges" title="Made one with">
              <MergeList merges={merges} records="/staff/members" undo={undoMergeAction} />
            </RecordSection>
          ) : null}
          <RecordSection id="consents" title="What they agreed to">
            <ConsentList consents={person.consents} />
          </RecordSection>
          <RecordSection id="mails" title="Mails">
            <MailList mails={mails} />
          </RecordSection>
        </div>
      </div>
    </>
  );
}
