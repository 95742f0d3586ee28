import type { Metadata } from "next";
import type { Page } from "@/lib/content/store";
import { requireLocale } from "../../../locale";
import { IssueView, issueMetadata, requireIssue } from "../issue-view";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string[] }> };

async function pageOf(params: Props["params"]): Promise<Page> {
  const { slug } = await params;
  return requireIssue(await requireLocale(params), `/issues/${slug.join("/")}`);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return issueMetadata(await pageOf(params));
}

export default async function IssuePage({ params }: Props) {
  return <IssueView page={await pageOf(params)} />;
}
