import "@/app/styles/choices.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { leftOutNames } from "@/components/updates/audience-words";
import { CheckList } from "@/components/updates/check-list";
import { MailPreview, previewLooks } from "@/components/updates/mail-preview";
import { languageNames, ObstacleList } from "@/components/updates/obstacle-list";
import { ReaderSearch } from "@/components/updates/reader-search";
import { UpdateSteps } from "@/components/updates/update-steps";
import { requireStaff } from "@/lib/auth/viewer";
import { memberListSchema } from "@/lib/members/member-list";
import { can, type StaffViewer } from "@/lib/members/policy";
import { listPeople } from "@/lib/members/queries/list-people";
import { isLocale, type Locale } from "@/lib/platform/i18n";
import { openChecks } from "@/lib/updates/checks";
import { previewMail } from "@/lib/updates/compose";
import { checkUpdate } from "@/lib/updates/queries/check-update";
import { getOutgoing } from "@/lib/updates/queries/get-outgoing";
import { getReader, type Reader } from "@/lib/updates/queries/get-reader";
import { getUpdate, type StaffUpdate } from "@/lib/updates/queries/get-update";
import { localeFor, translatedLocales } from "@/lib/updates/schema";
import { sendTestAction } from "../../actions";
import { overruleCheckAction } from "./actions";

export const metadata: Metadata = { title: "Preview and checks" };

type Asked = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> };

const told = (email: string): Record<string, string> => ({
  "test-sent": `A test is on its way to ${email}, one mail in each language.`,
  "too-many-tests": "That were many tests in one hour. Wait a little before the next.",
  "nothing-written": "There is nothing to send yet: write a subject and a text, and save.",
  "changed-elsewhere":
    "Something else is wrong since you looked at it, so nothing was overruled. Look again.",
});

const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

export default async function PreviewPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("write-updates");
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const update = (await getUpdate(id)) ?? notFound();
  const open = update.status === "draft" || update.status === "submitted";
  const checks = await checkUpdate(id);
  const left = openChecks(checks).length;
  return (
    <>
      <StaffHead title="Preview and checks" summary={summary(checks.length, left)}>
        {open && update.obstacles.length === 0 ? (
          <ButtonLink href={`/staff/updates/${id}/send`}>Go on to sending</ButtonLink>
        ) : null}
      </StaffHead>
      <UpdateSteps id={id} status={update.status} current="preview" />
      <Told done={one(asked.done)} words={told(viewer.email)} />
      {update.obstacles.length > 0 ? (
        <Notice tone="wrong" title="Before it can be sent">
          <ObstacleList obstacles={update.obstacles} />
        </Notice>
      ) : null}
      <Mail viewer={viewer} update={update} asked={asked} />
      <section id="checks" aria-labelledby="checks-title" className="mt-12">
        <h2 id="checks-title" className="mb-4 text-small-head font-black">
          Check list
        </h2>
        <CheckList checks={checks} updateId={id} {...(open && { overrule: overruleCheckAction })} />
      </section>
      {open ? (
        <form action={sendTestAction} className="mt-10">
          <input type="hidden" name="id" value={id} />
          <Button look="quiet" disabled={translatedLocales(update.content).length === 0}>
            Send a test to {viewer.email}
          </Button>
          <p className="mt-2 max-w-measure text-quiet">
            Nobody else gets it. Personal fields show what is known of you.
          </p>
        </form>
      ) : null}
    </>
  );
}

const summary = (all: number, left: number): string =>
  left === 0
    ? `How your readers will see it. ${all} things were looked at, and nothing holds it up.`
    : `How your readers will see it. ${left} of ${all} things that were looked at need you: put them right, or say that you know.`;

async function Mail({ viewer, update, asked }: { viewer: StaffViewer; update: StaffUpdate; asked: Asked }) {
  const { id, kind, content } = update;
  const written = translatedLocales(content);
  const look = previewLooks.find((name) => name === asked.look) ?? "desktop";
  const mayChoose = can(viewer, "manage-members");
  const reader = mayChoose && one(asked.as) ? await getReader(viewer, one(asked.as), kind) : null;
  const wanted = asked.language;
  const locale: Locale = localeFor(isLocale(wanted) ? wanted : (reader?.locale ?? "en"), written);
  const outgoing = await getOutgoing(id, locale, 1);
  if (written.length === 0 || !outgoing) return null;
  const tested = update.subjects.filter((it) => it.locale === locale);
  const mails = [{ number: 1, subject: content[locale].subject }, ...tested].map(({ number, subject }) => ({
    number,
    ...previewMail({ ...content[locale], subject }, locale, outgoing.frame, reader?.personal),
  }));
  const shown = mails.find(({ number }) => String(number) === one(asked.subject)) ?? mails[0]!;
  const from = outgoing.from.name || outgoing.from.address;
  const q = mayChoose ? one(asked.q).trim() : "";
  const hits = q ? await listPeople(viewer, memberListSchema.parse({ q })) : null;
  return (
    <>
      <MailPreview
        {...{ id, look, locale, written, reader, from, mails, shown }}
        revision={update.revision}
      />
      {mayChoose ? (
        <ReaderSearch
          {...{ id, look, locale, q }}
          subject={shown.number}
          reader={reader && { name: reader.name, notes: notesOf(reader, update, locale) }}
          hits={(hits?.lines ?? []).slice(0, 8).map((line) => ({
            id: line.id,
            name: line.name || line.email,
            about: [line.name && line.email, ...line.organizations].filter(Boolean).join(", "),
          }))}
        />
      ) : null}
    </>
  );
}

/** What there is to know about a mail to one member. */
function notesOf(reader: Reader, { kind, content }: StaffUpdate, shown: Locale): string[] {
  const own = localeFor(reader.locale, translatedLocales(content));
  return [
    reader.leftOut
      ? `They would not get it: people like them ${leftOutNames(kind)[reader.leftOut]}.`
      : "They would get it, if they are among those whom it is for.",
    ...(own === shown ? [] : [`They get it in ${languageNames[own]}; this is the ${languageNames[shown]}.`]),
  ];
}
