import "@/components/staff/ways-in.css";
import type { Metadata } from "next";
import { PaperForm } from "@/components/staff/paper-form";
import { PaperList } from "@/components/staff/paper-list";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { requireStaff } from "@/lib/auth/viewer";
import { listPaper } from "@/lib/members/queries/list-paper";
import { homeDay } from "@/lib/platform/clock";
import { translator } from "@/lib/platform/i18n";
import { enterPaperAction, settlePaperAction } from "./actions";

export const metadata: Metadata = { title: "Paper sign-ups" };

const told: Record<string, string> = {
  sent: "The link goes out again, unless that address had one in the last five minutes or five in a day.",
  dropped: "The entry is gone. Its link no longer works.",
  unknown: "That entry is no longer here: it was confirmed or thrown away.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PaperPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const done = (await searchParams)["done"];
  const { lines, count } = await listPaper(viewer);
  const consent = (["en", "es"] as const).map((locale) => translator(locale, "join")("consent.individual"));
  return (
    <>
      <StaffHead
        title="Paper sign-ups"
        summary="Type in what people wrote on a sheet. Each address gets a mail with a link: they are members once they confirm it, like everybody else."
      />
      <Told done={done} words={told} />
      <PaperForm today={homeDay(new Date())} enter={enterPaperAction} />
      <details className="mt-8 max-w-measure">
        <summary className="font-bold">What the sheet must say</summary>
        {consent.map((each) => (
          <p key={each} className="mt-3">
            {each}
          </p>
        ))}
      </details>
      <section className="mt-16" aria-labelledby="waiting">
        <h2 id="waiting" className="text-small-head font-black">
          Not confirmed yet{count > 0 ? `: ${count.toLocaleString("en-US")}` : ""}
        </h2>
        <PaperList lines={lines} settle={settlePaperAction} />
      </section>
    </>
  );
}
