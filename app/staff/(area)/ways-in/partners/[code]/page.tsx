import "@/components/staff/ways-in.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { WayNumbers } from "@/components/staff/ways-in";
import { WayLinks } from "@/components/staff/way-links";
import { requireStaff } from "@/lib/auth/viewer";
import { partnerUrl } from "@/lib/members/partner-link";
import { getPartner } from "@/lib/members/queries/list-ways-in";
import { formatter, locales } from "@/lib/platform/i18n";
import { setPartnerOpenAction } from "../../actions";
import { linksOf } from "../../links-of";

export const metadata: Metadata = { title: "Partner" };

const told: Record<string, string> = {
  added:
    "The partner has a link now. Send them the address of their own page, and everything below is theirs to use.",
  closed: "The link is closed: it still leads to the form, and counts for nobody.",
  opened: "The link is open again.",
};

const stay = (members: number): string =>
  members === 0
    ? "Nobody has become a member by it so far."
    : members === 1
      ? "The one who came by it stays a member and stays counted."
      : `All ${formatter("en").number(members)} who came by it stay members and stay counted.`;

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PartnerPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const partner = await getPartner(viewer, (await params).code);
  if (!partner) notFound();
  const done = (await searchParams)["done"];
  const { code, name, organization, closedAt } = partner;
  const day = closedAt && formatter("en").dateTime(closedAt, { dateStyle: "medium" });
  return (
    <>
      <StaffHead
        title={name}
        summary={`${organization ? `Partner, and a member as ${organization}` : "Partner"}. The code is ${code}.`}
      >
        <a href="/staff/ways-in">All ways in</a>
      </StaffHead>
      <Told done={done} words={told} />
      <WayNumbers counts={partner} />
      <WayLinks
        links={linksOf({ kind: "ref", name: code })}
        own={locales.map((locale) => ({ locale, href: partnerUrl(code, locale) }))}
      />
      <section className="mt-16" aria-labelledby="end">
        <h2 id="end" className="text-small-head font-black">
          {closedAt ? `Closed on ${day}` : "Close the link"}
        </h2>
        <form action={setPartnerOpenAction} className="mt-4 grid max-w-measure justify-items-start gap-4">
          <p>
            {closedAt
              ? "People who follow it still reach the form. Opening it again lets new members count for the partner; those who came meanwhile are not counted."
              : `${stay(partner.members)} From then on nobody new counts for ${name}; printed codes keep leading to the form.`}
          </p>
          <input type="hidden" name="code" value={code} />
          <button
            className={closedAt ? "button" : "button button-danger"}
            name="open"
            value={closedAt ? "yes" : "no"}
          >
            {closedAt ? "Open the link again" : "Close the link"}
          </button>
        </form>
      </section>
    </>
  );
}
