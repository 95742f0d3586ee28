import type { Metadata } from "next";
import { notFound } from "next/navigation";
import "@/app/styles/articles.css";
import "@/app/styles/figures.css";
import { BillStatus } from "@/components/content/bill-card";
import { BillDid, BillOutcome, BillThanks, BillWay } from "@/components/content/bill-record";
import { JoinBanner } from "@/components/content/join-banner";
import { MentionList } from "@/components/content/mention-list";
import { PageTools } from "@/components/content/page-tools";
import { PageHead } from "@/components/layout/page-head";
import { citePage } from "@/lib/content/cite";
import { billPosters } from "@/lib/content/figures/bills";
import type { Bill } from "@/lib/content/records/schema";
import { getClaim, getPage, getSite, listBills } from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";
import { requireLocale } from "../../../locale";
import { pageMetadata } from "../../../metadata";
import { PageFrame } from "../../../page-frame";
import { Trail } from "../../../trail";
import { IssueCards } from "../../issue-cards";
import { mentionsOf } from "../../mentions";
import { nextOf } from "../bill-cards";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string }> };

async function requireBill(params: Props["params"]) {
  const locale = await requireLocale(params);
  const bill = listBills().get((await params).slug) ?? notFound();
  return { locale, bill, path: `/bills/${bill.id}` };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, bill, path } = await requireBill(params);
  return pageMetadata(locale, { title: bill.number, description: bill.about[locale], path });
}

export default async function BillPage({ params }: Props) {
  const { locale, bill, path } = await requireBill(params);
  const t = translator(locale, "articles");
  const next = nextOf(bill);
  const outcome = bill.outcome === undefined ? null : getClaim(bill.outcome);
  const issues = bill.issues.flatMap((id) => getPage(locale, `/issues/${id}`) ?? []);
  const mentions = mentionsOf(locale, path);
  const web = `${siteUrl()}${localePath(locale, path)}`;
  return (
    <PageFrame locale={locale} path={path}>
      <article>
        <PageHead
          title={bill.number}
          summary={bill.about[locale]}
          {...billPosters[bill.status]}
          kicker={`${t("bills.kicker")} · ${stateName(locale, bill.state)}`}
        >
          <BillStatus locale={locale} bill={bill} nextNumber={next?.number} />
        </PageHead>
        <div className="frame">
          <Trail
            locale={locale}
            above={[{ path: "/bills", title: t("bills.all") }]}
            here={{ path, title: bill.number }}
          />
        </div>
        <div className="frame sheet">
          <div className="record-sections">
            <BillDid locale={locale} bill={bill} />
            {outcome ? <BillOutcome locale={locale} claim={outcome} /> : null}
            <BillWay locale={locale} way="before" bills={linked(locale, beforeOf(bill))} />
            <BillWay locale={locale} way="next" bills={linked(locale, next ? [next] : [])} />
            {bill.thanks ? <BillThanks locale={locale} thanks={bill.thanks[locale]} /> : null}
            <section aria-labelledby="mentions">
              <h2 id="mentions" className="record-heading">
                {t("bills.mentionsTitle")}
              </h2>
              {mentions.length > 0 ? (
                <MentionList locale={locale} mentions={mentions} />
              ) : (
                <p className="record-none">{t("bills.mentionsNone")}</p>
              )}
            </section>
          </div>
          <div className="beside">
            <JoinBanner locale={locale} from={path} />
            <PageTools
              locale={locale}
              title={bill.number}
              address={web}
              citation={citePage({ locale, site: getSite(), title: bill.number, address: web })}
            />
          </div>
        </div>
      </article>
      {issues.length > 0 ? (
        <section className="wall" aria-labelledby="issues">
          <h2 className="frame wall-title" id="issues">
            {t("bills.issuesTitle", { count: issues.length })}
          </h2>
          <IssueCards pages={issues} />
        </section>
      ) : null}
    </PageFrame>
  );
}

// The bills whose purpose this one carries on.
const beforeOf = ({ id }: Bill): Bill[] => [...listBills().values()].filter(({ leadsTo }) => leadsTo === id);

const linked = (locale: Locale, bills: readonly Bill[]) =>
  bills.map(({ id, number }) => ({ number, href: localePath(locale, `/bills/${id}`) }));

function stateName(locale: Locale, state: string): string {
  const t = translator(locale, "articles");
  return state === "US-CA" || state === "US-WA" ? t(`states.${state}`) : state.replace("US-", "");
}
