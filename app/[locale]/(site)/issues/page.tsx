import type { Metadata } from "next";
import { IssueView, issueMetadata, requireIssue } from "./issue-view";
import { type LocaleParams, requireLocale } from "../../locale";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return issueMetadata(requireIssue(await requireLocale(params), "/issues"));
}

export default async function IssuesPage({ params }: Props) {
  return <IssueView page={requireIssue(await requireLocale(params), "/issues")} />;
}
