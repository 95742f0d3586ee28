import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AgendaSign, AgendaStatusBox } from "@/components/content/agenda-status";
import { JoinBanner } from "@/components/content/join-banner";
import { PageTools } from "@/components/content/page-tools";
import { PageHead } from "@/components/layout/page-head";
import { citePage } from "@/lib/content/cite";
import { agendaAddress, type AgendaEntry, excerptAgendaItem } from "@/lib/content/agenda";
import { agendaAnchor } from "@/lib/content/anchors";
import { getAgendaItem, getSite } from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { localePath, translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../locale";
import { pageMetadata } from "../../../metadata";
import { PageFrame } from "../../../page-frame";
import { Trail } from "../../../trail";
import { PageBody, PageNotes, PageText } from "../../page-body";
import "@/app/styles/agenda.css";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; id: string }> };

async function requireItem(params: Props["params"]): Promise<AgendaEntry> {
  return getAgendaItem(await requireLocale(params), (await params).id) ?? notFound();
}

/** The beginning of a text, cut between two words. */
const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/[\s,;:]*\s\S*$/, "")}…`;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, words, page } = await requireItem(params);
  return pageMetadata(page.locale, {
    title: `${page.frontmatter.title}: ${shorten(words, 50)}`,
    description: shorten(words, 155),
    path: agendaAddress(id),
  });
}

export default async function AgendaItemPage({ params }: Props) {
  const item = await requireItem(params);
  const { id, status, since, page } = item;
  const { locale, frontmatter } = page;
  const t = translator(locale, "content");
  const path = agendaAddress(id);
  const web = `${siteUrl()}${localePath(locale, path)}`;
  const { ask, steps, whole } = excerptAgendaItem(item);
  return (
    <PageFrame locale={locale} path={path}>
      <article>
        <PageHead
          title={frontmatter.title}
          ground="lupine"
          figure={frontmatter.figure}
          kicker={t("agendaTitle")}
        >
          <div className="poster-ask">
            <PageText page={{ locale, ...ask }} />
          </div>
          <AgendaStatusBox locale={locale} status={status} since={since} />
        </PageHead>
        <div className="frame">
          <Trail
            locale={locale}
            above={[{ path: "/agenda", title: t("agendaAll") }]}
            here={{ path, title: frontmatter.title }}
          />
        </div>
        <div className="frame sheet">
          <div>
            <h2 className="agenda-heading">{t("agendaProgress")}</h2>
            {item.steps > 0 ? (
              <PageBody page={{ locale, ...steps }} />
            ) : (
              <p className="agenda-none">{t("agendaNoSteps")}</p>
            )}
            <a
              className="agenda-source ground-sage"
              href={`${localePath(locale, page.address)}#${agendaAnchor(id)}`}
            >
              <AgendaSign status={status} />
              <span>
                {t("agendaIssue")} <strong>{frontmatter.title}</strong>
              </span>
            </a>
          </div>
          <div className="beside">
            <JoinBanner locale={locale} from={path} />
            <PageTools
              locale={locale}
              title={frontmatter.title}
              address={web}
              citation={citePage({ locale, site: getSite(), title: frontmatter.title, address: web })}
            />
          </div>
          <PageNotes page={{ locale, ...whole }} />
        </div>
      </article>
    </PageFrame>
  );
}
