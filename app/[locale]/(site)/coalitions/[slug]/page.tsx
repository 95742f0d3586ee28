import type { Metadata } from "next";
import "@/app/styles/cards.css";
import "@/app/styles/coalitions.css";
import { CoalitionLeads, Collaborators } from "@/components/content/coalition-members";
import { DistrictMap } from "@/components/content/district-map";
import { JoinBanner } from "@/components/content/join-banner";
import { PageTools } from "@/components/content/page-tools";
import { PageHead } from "@/components/layout/page-head";
import { citePage } from "@/lib/content/cite";
import { getPage, getSite, listRegions } from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { localePath, translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../locale";
import { pageMetadata } from "../../../metadata";
import { movedOrNotFound } from "../../../moved";
import { PageFrame } from "../../../page-frame";
import { Trail } from "../../../trail";
import { PageBody, PageNotes } from "../../page-body";
import { CoalitionCards } from "../coalition-cards";
import { CoalitionResources } from "../coalition-resources";
import { type Coalition, isCoalition, listCoalitions, membersOf, nest } from "../coalitions";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string }> };

async function requireCoalition(params: Props["params"]): Promise<Coalition> {
  const locale = await requireLocale(params);
  const address = `/coalitions/${(await params).slug}`;
  const page = getPage(locale, address);
  return page && isCoalition(page) ? page : movedOrNotFound(locale, address);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, address, frontmatter } = await requireCoalition(params);
  return pageMetadata(locale, { ...frontmatter, path: address, feed: frontmatter.title });
}

export default async function CoalitionPage({ params }: Props) {
  const coalition = await requireCoalition(params);
  const { locale, address, frontmatter } = coalition;
  const t = translator(locale, "coalitions");
  const web = `${siteUrl()}${localePath(locale, address)}`;
  const { leads, collaborators } = membersOf(coalition);
  const region = frontmatter.region ? listRegions().get(frontmatter.region) : undefined;
  const { since, title } = frontmatter;
  return (
    <PageFrame locale={locale} path={address}>
      <article className="coalition">
        <PageHead {...frontmatter} kicker={since ? t("since", { year: since }) : t("kicker")} />
        <div className="frame">
          <Trail
            locale={locale}
            above={[{ path: "/coalitions", title: t("all") }]}
            here={{ path: address, title }}
          />
        </div>
        <div className="frame sheet">
          <PageBody page={coalition} />
          <div className="beside">
            <JoinBanner locale={locale} from={address} />
            <PageTools
              locale={locale}
              title={title}
              address={web}
              citation={citePage({ locale, site: getSite(), title, address: web })}
            />
          </div>
          <PageNotes page={coalition} />
        </div>
        {region ? <DistrictMap locale={locale} region={region} /> : null}
        {leads.length > 0 ? <CoalitionLeads locale={locale} leads={leads} /> : null}
        {collaborators.length > 0 ? (
          <Collaborators locale={locale} count={collaborators.length} collaborators={nest(collaborators)} />
        ) : null}
        <CoalitionResources coalition={coalition} />
      </article>
      <Next coalition={coalition} />
    </PageFrame>
  );
}

/** The coalition that follows, the first after the last. */
function Next({ coalition }: { coalition: Coalition }) {
  const all = listCoalitions(coalition.locale);
  const place = all.findIndex(({ address }) => address === coalition.address);
  const next = all[(place + 1) % all.length];
  if (!next || next.address === coalition.address) return null;
  return (
    <section className="wall" aria-labelledby="next">
      <h2 className="frame wall-title" id="next">
        {translator(coalition.locale, "coalitions")("nextTitle")}
      </h2>
      <CoalitionCards coalitions={[next]} />
    </section>
  );
}
