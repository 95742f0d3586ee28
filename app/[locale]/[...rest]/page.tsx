import type { Metadata } from "next";
import { getPage, type Page } from "@/lib/content/store";
import { requireLocale } from "../locale";
import { pageMetadata } from "../metadata";
import { movedOrNotFound } from "../moved";
import { PlainView } from "./plain-view";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; rest: string[] }> };

/** The plain page at an address that no other route answers to, or the page it has moved to. */
async function requirePlainPage(params: Props["params"]): Promise<Page> {
  const locale = await requireLocale(params);
  const address = `/${(await params).rest.join("/")}`;
  const page = getPage(locale, address);
  return page?.frontmatter.kind === "page" ? page : movedOrNotFound(locale, address);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, address, frontmatter } = await requirePlainPage(params);
  return pageMetadata(locale, { ...frontmatter, path: address });
}

export default async function PlainPage({ params }: Props) {
  return <PlainView page={await requirePlainPage(params)} />;
}
