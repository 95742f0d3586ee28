import "./picture-list.css";
import { Button } from "@/components/ui/button";
import { formatter } from "@/lib/platform/i18n";
import { tagOf } from "@/lib/updates/insertion";
import { pictureAddress } from "@/lib/updates/kept-picture";
import type { StaffPicture } from "@/lib/updates/queries/list-pictures";

const { dateTime, number } = formatter("en");

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${number(count)} ${many}`;

function usesOf({ updates, templates }: StaffPicture): string {
  const uses = [
    ...(updates > 0 ? [counted(updates, "update", "updates")] : []),
    ...(templates > 0 ? [counted(templates, "template", "templates")] : []),
  ];
  return uses.length > 0 ? `In ${uses.join(" and ")}` : "In no update";
}

type PictureListProps = {
  pictures: readonly StaffPicture[];
  /** The print of the one that was just handed in. */
  fresh: string;
  remove: (form: FormData) => Promise<void>;
};

/** The pictures with what they show and where they stand, each with the line that puts it into a text. */
export function PictureList({ pictures, fresh, remove }: PictureListProps) {
  return (
    <ul className="picture-list">
      {pictures.map((picture) => {
        const { print, width, height, alts, bytes, updates, templates, by, at } = picture;
        const src = pictureAddress(picture);
        const shows = alts.en ?? alts.es ?? "";
        return (
          <li key={print}>
            {/* Drawn anew when it was handed in: there is nothing left to optimize. */}
            {/* eslint-disable-next-line @next/next/no-img-element */}
            <img src={src} alt={shows} width={width} height={height} loading="lazy" />
            <div className="grid content-start gap-2">
              {alts.en ? <p className="font-bold">{alts.en}</p> : null}
              {alts.es ? <p lang="es">{alts.es}</p> : null}
              <p className="text-note text-quiet">
                {usesOf(picture)}. {width} × {height}, {number(Math.max(1, Math.round(bytes / 1000)))} kB
                {by ? `, by ${by}` : ""}, {dateTime(at, { dateStyle: "medium" })}
              </p>
              <details open={print === fresh}>
                <summary>Put it into a text</summary>
                <p className="field mt-3">
                  <label className="field-label" htmlFor={`tag-${print}`}>
                    A line of its own in the text
                  </label>
                  <input
                    className="box"
                    id={`tag-${print}`}
                    readOnly
                    value={tagOf("Picture", { src, alt: shows })}
                  />
                </p>
              </details>
              {updates + templates === 0 ? (
                <details>
                  <summary>Delete it</summary>
                  <form action={remove} className="mt-3">
                    <input type="hidden" name="picture" value={print} />
                    <p className="mb-3">
                      It stands in no update and no template, and goes for good. An earlier version of a draft
                      may still name it.
                    </p>
                    <Button look="danger" small aria-label={`Delete this picture: ${shows}`}>
                      Delete this picture
                    </Button>
                  </form>
                </details>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
