import type { Metadata } from "next";
import { Difference } from "@/components/content/join-banner";
import { JoinForm } from "@/components/members/join-form";
import { stampFormTime } from "@/lib/members/form-time";
import { emptyJoinValues, readKind, readSource } from "@/lib/members/schema";
import { translator } from "@/lib/platform/i18n";
import { pageMetadata } from "../../metadata";
import { JoinFrame } from "../join-frame";
import { readLocale } from "../visitor";
import { joinAction } from "./actions";

type JoinPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ kind?: string | string[]; from?: string | string[] }>;
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
  const { kind, from } = await searchParams;
  const values = emptyJoinValues(readKind(kind));
  return (
    <JoinFrame locale={locale} path={values.kind === "organization" ? "/join?kind=organization" : "/join"}>
      <JoinForm
        locale={locale}
        source={readSource(from)}
        initial={{ values, errors: {}, notice: null, startedAt: stampFormTime(new Date()) }}
        action={joinAction}
        difference={<Difference locale={locale} />}
      />
    </JoinFrame>
  );
}
