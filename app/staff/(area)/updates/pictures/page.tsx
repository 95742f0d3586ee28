import type { Metadata } from "next";
import { StaffHead } from "@/components/staff/staff-head";
import { NextPage } from "@/components/staff/staff-table";
import { type Said, Told } from "@/components/staff/told";
import { PictureForm } from "@/components/updates/picture-form";
import { PictureList } from "@/components/updates/picture-list";
import { UpdatesNav } from "@/components/updates/updates-nav";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { listPictures } from "@/lib/updates/queries/list-pictures";
import { deletePictureAction } from "./actions";
import { isPictureProblem, pictureProblems } from "./problems";

export const metadata: Metadata = { title: "Pictures" };

const told: Record<string, Said> = {
  kept: "The picture is kept. Everyone who writes can put it into an update.",
  deleted: "The picture is gone.",
  "in-use": {
    words: "Nothing was deleted: the picture stands in an update or a template by now.",
    wrong: true,
  },
  "not-found": { words: "That picture is no longer here.", wrong: true },
};

const home = "/staff/updates/pictures";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PicturesPage({ searchParams }: Props) {
  const viewer = await requireStaff("write-updates");
  const asked = await searchParams;
  const one = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const after = /^[0-9a-f]{16}$/.exec(one("after"))?.[0];
  const { pictures, next } = await listPictures(after);
  const problem = one("problem");
  return (
    <>
      <StaffHead
        title="Pictures"
        summary="For updates and alerts. What is handed in is drawn anew at the size a mail shows: where it was taken, when and by which camera is not kept."
      />
      <UpdatesNav settings={can(viewer, "change-settings")} />
      <Told done={asked["done"]} words={told} />
      <PictureForm
        address={`${home}/file`}
        error={isPictureProblem(problem) ? { problem, words: pictureProblems[problem] } : null}
        said={{ en: one("alt-en"), es: one("alt-es") }}
      />
      <section aria-labelledby="kept" className="mt-12">
        <h2 id="kept" className="mb-4 text-small-head font-black">
          Handed in
        </h2>
        {pictures.length > 0 ? (
          <PictureList pictures={pictures} fresh={one("picture")} remove={deletePictureAction} />
        ) : (
          <p className="max-w-measure text-quiet">
            The pictures that are handed in stand here, to be used again, with the updates they are in.
          </p>
        )}
        <NextPage href={next && `${home}?after=${next}`} onward={after !== undefined} first={home} />
      </section>
    </>
  );
}
