import "./picture-list.css";
import { useState } from "react";
import { Field } from "@/components/forms/field";
import type { Locale } from "@/lib/platform/i18n";
import { LONGEST_ALT, pictureAddress, type PictureLine } from "@/lib/updates/kept-picture";

/** Where a picture may come from. */
const origins = {
  file: "From this computer",
  kept: "One used before",
  address: "From an address",
} as const;
type Origin = keyof typeof origins;

type PictureFieldsProps = {
  /** What is selected in the text. */
  words: string;
  locale: Locale;
  /** Those that were handed in, the newest first. */
  pictures: readonly PictureLine[];
  /** What was wrong with the file; "" where nothing was. */
  problem: string;
};

/** A picture from a file, one that was handed in before, or one that lies somewhere; and what it shows. */
export function PictureFields({ words, locale, pictures, problem }: PictureFieldsProps) {
  const [origin, choose] = useState<Origin>("file");
  const [alt, describe] = useState(words);
  // What somebody typed stays; what came with a picture goes with it.
  const [given, give] = useState(words);
  const pick = ({ alts }: PictureLine) => {
    const said = alts[locale] ?? "";
    if (alt === given) {
      describe(said);
      give(said);
    }
  };
  const offered = (Object.keys(origins) as Origin[]).filter((it) => it !== "kept" || pictures.length > 0);
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="field-label">Where it comes from</legend>
        {offered.map((it) => (
          <label className="tick" key={it}>
            <input
              type="radio"
              name="insert-origin"
              value={it}
              checked={it === origin}
              onChange={() => choose(it)}
              autoFocus={it === origin}
            />
            <span className="tick-words">{origins[it]}</span>
          </label>
        ))}
      </fieldset>
      {origin === "file" ? (
        <Field
          name="insert-file"
          type="file"
          label="The file"
          hint="JPEG, PNG or WebP, at most 8 MB. It is kept here, without the place and time it was taken."
          accept="image/jpeg,image/png,image/webp"
          error={problem || undefined}
          required
        />
      ) : null}
      {origin === "kept" ? <PicturePicks {...{ locale, pictures, pick }} /> : null}
      {origin === "address" ? (
        <Field
          name="insert-address"
          label="Where the picture is"
          hint="Begin with https://, or with / for one of this site. The other site learns who opens the mail."
          required
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          pattern="(/|https://).+"
          title="An address that begins with https:// or /"
        />
      ) : null}
      <Field
        name="insert-alt"
        label="What it shows"
        hint="For everyone who does not see it: many mail programs show no pictures until they are asked to."
        required
        maxLength={LONGEST_ALT}
        value={alt}
        onChange={(event) => describe(event.target.value)}
        autoComplete="off"
        lang={locale}
      />
      <Field
        name="insert-caption"
        label="Words under it"
        optional="(optional)"
        maxLength={200}
        autoComplete="off"
        lang={locale}
      />
    </>
  );
}

type PicturePicksProps = Pick<PictureFieldsProps, "locale" | "pictures"> & {
  pick: (picture: PictureLine) => void;
};

/** The pictures to choose from: one stop of the Tab key, then by arrows, as radio buttons are. */
function PicturePicks({ locale, pictures, pick }: PicturePicksProps) {
  return (
    <fieldset>
      <legend className="field-label">Which one</legend>
      <div className="picture-picks">
        {pictures.map((picture) => {
          const src = pictureAddress(picture);
          const shows = picture.alts[locale] ?? picture.alts.en ?? picture.alts.es;
          return (
            <label className="picture-pick" key={src}>
              <input type="radio" name="insert-address" value={src} required onChange={() => pick(picture)} />
              <span>
                {/* Its description stands below. */}
                {/* eslint-disable-next-line @next/next/no-img-element */}
                <img src={src} alt="" width={picture.width} height={picture.height} loading="lazy" />
              </span>
              <span lang={picture.alts[locale] ? locale : picture.alts.en ? "en" : "es"}>{shows}</span>
            </label>
          );
        })}
      </div>
      <p className="mt-2 text-note">
        <a href="/staff/updates/pictures" target="_blank" rel="noreferrer">
          All pictures (opens in a new tab)
        </a>
      </p>
    </fieldset>
  );
}
