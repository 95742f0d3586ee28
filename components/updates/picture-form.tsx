import { Field } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { LONGEST_ALT, type PictureAlts } from "@/lib/updates/kept-picture";

type PictureFormProps = {
  /** Where the form is sent to. */
  address: string;
  /** What was wrong with what was sent; null: nothing was. */
  error: { problem: string; words: string } | null;
  /** What was typed before. */
  said: PictureAlts;
};

/** Hands a picture in: a plain form, which needs no script. */
export function PictureForm({ address, error, said }: PictureFormProps) {
  const undescribed = error?.problem === "no-description";
  const ofFile = undescribed ? undefined : error?.words;
  return (
    <form method="post" action={address} encType="multipart/form-data" className="grid max-w-measure gap-5">
      <h2 className="text-small-head font-black">Hand in a picture</h2>
      <Field
        name="picture"
        type="file"
        label="The file"
        hint="JPEG, PNG or WebP, at most 8 MB. It is shown at most 528 pixels wide in mail."
        accept="image/jpeg,image/png,image/webp"
        error={ofFile}
        required
      />
      <Field
        name="alt-en"
        label="What it shows, in English"
        hint="For everyone who does not see it: many mail programs show no pictures until they are asked to."
        error={undescribed ? error?.words : undefined}
        defaultValue={said.en}
        maxLength={LONGEST_ALT}
        autoComplete="off"
        required
      />
      <Field
        name="alt-es"
        label="What it shows, in Spanish"
        optional="(optional)"
        defaultValue={said.es}
        maxLength={LONGEST_ALT}
        autoComplete="off"
        lang="es"
      />
      <p>
        <Button>Keep the picture</Button>
      </p>
    </form>
  );
}
