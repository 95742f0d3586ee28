import "@/components/staff/ways-in.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EmbedForm } from "@/components/staff/embed-form";
import { PartnerForm } from "@/components/staff/partner-form";
import { StaffHead } from "@/components/staff/staff-head";
import { CampaignForm, CampaignTable, PartnerTable } from "@/components/staff/ways-in";
import { requireStaff } from "@/lib/auth/viewer";
import { embedHosts, embedSnippet } from "@/lib/members/embed";
import { listWaysIn } from "@/lib/members/queries/list-ways-in";
import { readCode } from "@/lib/members/way-in";
import { siteUrl } from "@/lib/platform/env";
import { translator } from "@/lib/platform/i18n";
import { readSetting } from "@/lib/platform/settings";
import { addPartnerAction, letEmbedAction } from "./actions";

export const metadata: Metadata = { title: "Ways in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function WaysInPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const campaign = readCode((await searchParams)["campaign"]);
  if (campaign) redirect(`/staff/ways-in/campaigns/${campaign}`);
  const [{ partners, campaigns }, hosts] = await Promise.all([listWaysIn(viewer), readSetting(embedHosts)]);
  return (
    <>
      <StaffHead
        title="Ways in"
        summary="Everything that brings people to the join form: partners with a link of their own, campaigns, the form on other sites, and paper."
      >
        <a href="/staff/members/paper">Enter paper sign-ups</a>
      </StaffHead>
      <section aria-labelledby="partners">
        <h2 id="partners" className="text-small-head font-black">
          Partners
        </h2>
        <PartnerTable partners={partners} />
        <PartnerForm add={addPartnerAction} />
      </section>
      <section aria-labelledby="campaigns" className="mt-16">
        <h2 id="campaigns" className="text-small-head font-black">
          Campaigns
        </h2>
        <CampaignTable campaigns={campaigns} />
        <CampaignForm />
      </section>
      <section aria-labelledby="embedded" className="mt-16">
        <h2 id="embedded" className="text-small-head font-black">
          The form on other sites
        </h2>
        <EmbedForm
          origins={hosts}
          snippet={embedSnippet(`${siteUrl()}/embed/join`, translator("en", "partners")("embedFrame"))}
          save={letEmbedAction}
        />
      </section>
    </>
  );
}
