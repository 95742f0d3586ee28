import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { audienceWords, leftOutWords, people } from "@/components/updates/audience-words";
import { languageNames, ObstacleList } from "@/components/updates/obstacle-list";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { listSegments } from "@/lib/members/queries/list-segments";
import { getUpdate } from "@/lib/updates/queries/get-update";
import { countAudience, getUpdateSegment } from "@/lib/updates/queries/count-audience";
import { translatedLocales } from "@/lib/updates/schema";
import { chooseSegmentAction, sendUpdateAction } from "../../actions";

export const metadata: Metadata = { title: "Send an update" };

const told: Record<string, string> = {
  "changed-elsewhere":
    "Nothing was sent: somebody changed the update, or whom it is for, since you looked at it. This is how it stands now.",
  "not-ready": "Nothing was sent: something is missing.",
  "segment-gone": "That segment is no longer there, so nothing was changed.",
  nobody: "Nothing was sent: there is nobody to send it to.",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SendPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("send-updates");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const update = (await getUpdate(id)) ?? notFound();
  if (update.status !== "draft") redirect(`/staff/updates/${id}/progress`);
  const written = translatedLocales(update.content);
  const segment = await getUpdateSegment(id);
  const [audience, segments] = await Promise.all([
    countAudience(written, segment?.id),
    can(viewer, "manage-members") ? listSegments(viewer) : [],
  ]);
  // Of everyone whose record is kept, those who are no members are nobody's business here.
  const leftOut = leftOutWords(
    segment ? audience : { ...audience, leftOut: { ...audience.leftOut, notMembers: 0 } },
  );
  const ready = update.obstacles.length === 0 && audience.total > 0;
  const words = typeof done === "string" ? told[done] : undefined;
  return (
    <>
      <StaffHead title={ready ? `Send this to ${people(audience.total)}?` : "Not ready to be sent"}>
        <ButtonLink look="quiet" href={`/staff/updates/${id}/preview`}>
          How it will look
        </ButtonLink>
      </StaffHead>
      {words ? (
        <div className="mb-8" role="alert">
          <Notice tone="wrong">{words}</Notice>
        </div>
      ) : null}
      {segments.length > 0 || segment ? (
        <form action={chooseSegmentAction} className="filters">
          <input type="hidden" name="id" value={id} />
          <p className="field">
            <label className="field-label" htmlFor="segment">
              Who it is for
            </label>
            <select className="box" id="segment" name="segment" defaultValue={segment?.id ?? ""}>
              <option value="">Every member</option>
              {segments.map(({ id: value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </p>
          <Button look="quiet">Choose</Button>
        </form>
      ) : null}
      <p className="max-w-measure text-small-head font-bold">
        {segment ? `“${segment.name}”: ` : null}
        {audienceWords(audience)}
      </p>
      {leftOut.length > 0 ? (
        <>
          <p className="mt-4">Left out:</p>
          <ul className="max-w-measure">
            {leftOut.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      ) : null}
      <dl className="mt-6 grid max-w-measure border-t-3 border-rule">
        {written.map((locale) => (
          <div key={locale} className="grid gap-1 border-b border-hair py-3">
            <dt className="text-quiet">Subject in {languageNames[locale]}</dt>
            <dd lang={locale} className="font-bold">
              {update.content[locale].subject}
            </dd>
          </div>
        ))}
      </dl>
      {update.obstacles.length > 0 ? (
        <div className="mt-6">
          <Notice tone="wrong" title="Before it can be sent">
            <ObstacleList obstacles={update.obstacles} />
          </Notice>
        </div>
      ) : null}
      {ready ? (
        <form action={sendUpdateAction} className="mt-8 grid max-w-measure gap-4">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="revision" value={update.revision} />
          <input type="hidden" name="segment" value={segment?.id ?? ""} />
          <p>
            From this press on the words stay as they are, and they stand on the site too. You can pause the
            send; what has gone out cannot be called back.
          </p>
          <p className="flex flex-wrap gap-4">
            <Button>Send it to {people(audience.total)}</Button>
            <ButtonLink look="quiet" href={`/staff/updates/${id}`}>
              Not yet
            </ButtonLink>
          </p>
        </form>
      ) : null}
    </>
  );
}
