import type { Metadata } from "next";
import { EmbeddedJoinForm } from "@/components/members/embedded-join-form";
import { getSite } from "@/lib/content/store";
import { stampFormTime } from "@/lib/members/form-time";
import { emptyJoinValues, readKind } from "@/lib/members/schema";
import { readWayIn, wayInQuery } from "@/lib/members/way-in";
import { localePath } from "@/lib/platform/i18n";
import { requireLocale } from "../../../locale";
import { EmbedFrame } from "../embed-frame";
import { embeddedJoinAction } from "./actions";

type EmbeddedJoinProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Partial<Record<"kind" | "campaign" | "ref", string | string[]>>>;
};

// The title is the form's: it says when there is something to correct.
export const metadata: Metadata = { title: null, robots: { index: false } };

/** The join form alone, for a frame on another site. lib/documents/headers.ts says on which. */
export default async function EmbeddedJoinPage({ params, searchParams }: EmbeddedJoinProps) {
  const locale = await requireLocale(params);
  const { kind, campaign, ref } = await searchParams;
  const values = emptyJoinValues(readKind(kind));
  const wayIn = readWayIn({ from: "/embed/join", campaign, ref });
  const query = wayInQuery(
    { ...wayIn, from: "/join" },
    values.kind === "individual" ? { kind: "organization" } : {},
  );
  return (
    <EmbedFrame>
      <EmbeddedJoinForm
        locale={locale}
        wayIn={wayIn}
        otherHref={localePath(locale, query ? `/embed/join?${query}` : "/embed/join")}
        site={getSite().name[locale]}
        initial={{ values, errors: {}, notice: null, startedAt: stampFormTime(new Date()) }}
        action={embeddedJoinAction}
      />
    </EmbedFrame>
  );
}
