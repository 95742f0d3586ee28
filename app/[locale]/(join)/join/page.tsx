import type { Metadata } from "next";
import { Difference } from "@/components/content/join-banner";
import { JoinForm } from "@/components/members/join-form";
import { stampFormTime } from "@/lib/members/form-time";
import { emptyJoinValues, readKind } from "@/lib/members/schema";
import { readWayIn, wayInQuery } from "@/lib/members/way-in";
import { localePath, translator } from "@/lib/platform/i18n";
import { pageMetadata } from "../../metadata";
import { JoinFrame } from "../join-frame";
import { readLocale } from "../visitor";
import { joinAction } from "./actions";

type JoinPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Partial<Record<"kind" | "from" | "campaign" | "ref", string | string[]>>>;
};

// The title is the form's: it says when there is something to correct.
export async function generateMetadata({ params }: JoinPageProps): Promise<Metadata> {
  const locale = readLocale((await params).locale);
  const t = translator(locale, "join");
  const meta = pageMetadata(locale, {
    title: t("title.individual"),
    description: t("description"),
    path: "/join",
  });
  // The form names the page itself, after the kind of member that is asked for.
  return { ...meta, title: null };
}

export default async function JoinPage({ params, searchParams }: JoinPageProps) {
  const locale = readLocale((await params).locale);
  const { kind, ...named } = await searchParams;
  const values = emptyJoinValues(readKind(kind));
  const wayIn = readWayIn(named);
  const query = wayInQuery(wayIn, values.kind === "individual" ? { kind: "organization" } : {});
  return (
    <JoinFrame locale={locale} path={values.kind === "organization" ? "/join?kind=organization" : "/join"}>
      <JoinForm
        locale={locale}
        wayIn={wayIn}
        otherHref={localePath(locale, query ? `/join?${query}` : "/join")}
        initial={{ values, errors: {}, notice: null, startedAt: stampFormTime(new Date()) }}
        action={joinAction}
        difference={<Difference locale={locale} />}
      />
    </JoinFrame>
  );
}
