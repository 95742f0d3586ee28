import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { audienceWords, people } from "@/components/updates/audience-words";
import { languageNames, ObstacleList } from "@/components/updates/obstacle-list";
import { requireStaff } from "@/lib/auth/viewer";
import { countAudience, getUpdate } from "@/lib/updates/queries";
import { translatedLocales } from "@/lib/updates/schema";
import { sendUpdateAction } from "../../actions";

export const metadata: Metadata = { title: "Send an update" };

const told: Record<string, string> = {
  "changed-elsewhere":
    "Nothing was sent: somebody changed the update since you looked at it. These are the words as they are now.",
  "not-ready": "Nothing was sent: something is missing.",
  nobody: "Nothing was sent: there is nobody to send it to.",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SendPage({ params, searchParams }: Props) {
  await requireStaff("send-updates");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const update = (await getUpdate(id)) ?? notFound();
  if (update.status !== "draft") redirect(`/staff/updates/${id}/progress`);
  const written = translatedLocales(update.content);
  const audience = await countAudience(written);
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
      <p className="max-w-measure text-small-head font-bold">{audienceWords(audience)}</p>
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
