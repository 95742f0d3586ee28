import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { audienceWords } from "@/components/updates/audience-words";
import { MailPreview } from "@/components/updates/mail-preview";
import { ObstacleList } from "@/components/updates/obstacle-list";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { previewMail } from "@/lib/updates/compose";
import { getUpdate } from "@/lib/updates/queries/get-update";
import { countAudience, getUpdateSegment } from "@/lib/updates/queries/count-audience";
import { translatedLocales } from "@/lib/updates/schema";
import { sendTestAction } from "../../actions";

export const metadata: Metadata = { title: "How it will look" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PreviewPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("write-updates");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const update = (await getUpdate(id)) ?? notFound();
  const written = translatedLocales(update.content);
  const audience = await countAudience(written, (await getUpdateSegment(id))?.id);
  const draft = update.status === "draft";
  const told: Record<string, string> = {
    "test-sent": `A test is on its way to ${viewer.email}, one mail in each language.`,
    "too-many-tests": "That were many tests in one hour. Wait a little before the next.",
    "nothing-written": "There is nothing to send yet: write a subject and a text, and save.",
  };
  const words = typeof done === "string" ? told[done] : undefined;
  return (
    <>
      <StaffHead title="How it will look" summary={draft ? audienceWords(audience) : undefined}>
        <ButtonLink look="quiet" href={`/staff/updates/${id}${draft ? "" : "/progress"}`}>
          {draft ? "Back to writing" : "Back to the send"}
        </ButtonLink>
      </StaffHead>
      {words ? (
        <div className="mb-8" role="status">
          <Notice>{words}</Notice>
        </div>
      ) : null}
      {update.obstacles.length > 0 ? (
        <Notice tone="wrong" title="Before it can be sent">
          <ObstacleList obstacles={update.obstacles} />
        </Notice>
      ) : null}
      {draft ? (
        <div className="mt-6 flex flex-wrap gap-4">
          <form action={sendTestAction}>
            <input type="hidden" name="id" value={id} />
            <Button look="quiet" disabled={written.length === 0}>
              Send a test to {viewer.email}
            </Button>
          </form>
          {update.obstacles.length === 0 && can(viewer, "send-updates") ? (
            <ButtonLink href={`/staff/updates/${id}/send`}>Go on to sending</ButtonLink>
          ) : null}
        </div>
      ) : null}
      {draft && !can(viewer, "send-updates") ? (
        <p className="mt-4 text-quiet">An organizer sends it: tell one that it is ready.</p>
      ) : null}
      <MailPreview
        id={id}
        revision={update.revision}
        parts={written.map((locale) => ({ locale, ...previewMail(update.content[locale], locale) }))}
      />
    </>
  );
}
