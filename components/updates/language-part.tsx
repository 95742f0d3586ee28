"use client";

import { useRef, useState, type ReactNode } from "react";
import { Field, TextArea } from "@/components/forms/field";
import type { Locale } from "@/lib/platform/i18n";
import type { Insertion, Spot } from "@/lib/updates/insertion";
import type { PictureLine } from "@/lib/updates/kept-picture";
import type { Draft, Translation } from "@/lib/updates/schema";
import { InboxLine } from "./inbox-line";
import { InsertDialog, type InsertKind } from "./insert-dialog";
import type { Material } from "./material";
import { languageNames } from "./obstacle-list";
import { insertInto, pressKeys, spotIn, WritingTools } from "./writing-tools";

type LanguagePartProps = {
  locale: Locale;
  /** What the fields begin with. */
  initial: Translation;
  /** What stands in them now. */
  now: Translation;
  senderId: Draft["senderId"];
  material: Material;
  /** Scripts run: the tools can be used. */
  live: boolean;
  errorOf: (name: string) => string | undefined;
  /** Called with a picture that was handed in while writing. */
  handedIn: (picture: PictureLine) => void;
  /** Opened over the page, beside the form: a form stands in no other form. */
  openDialog: (dialog: ReactNode) => void;
};

/** One language of an update: its subject, preview line and text, with what an inbox shows and the tools. */
export function LanguagePart(props: LanguagePartProps) {
  const { locale, initial, now, material, live, errorOf, handedIn, openDialog } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const [dialogs, setDialogs] = useState(0);
  const language = languageNames[locale];
  const ask = (kind: InsertKind) => {
    const text = area.current;
    if (!text) return;
    const spot: Spot = spotIn(text);
    const done = (insertion: Insertion | null) => {
      openDialog(null);
      if (insertion) insertInto(text, insertion);
      else text.focus();
    };
    setDialogs(dialogs + 1);
    openDialog(<InsertDialog key={dialogs} {...{ kind, locale, spot, material, handedIn, done }} />);
  };
  const sender = material.senders.find(({ id }) => id === props.senderId) ?? material.ownSender;
  return (
    <fieldset className="language-part">
      <legend className="sr-only">{language}</legend>
      <h2 className="text-small-head font-black" aria-hidden="true">
        {language}
      </h2>
      <Field
        name={`subject-${locale}`}
        label={`Subject in ${language}`}
        hint="Says in about 60 characters what this is about."
        error={errorOf(`subject-${locale}`)}
        defaultValue={initial.subject}
        lang={locale}
        maxLength={150}
        spellCheck
      />
      <Field
        name={`preheader-${locale}`}
        label={`Preview line in ${language}`}
        optional="(optional)"
        hint="Stands behind the subject in an inbox. Without one, the first words of the text do."
        error={errorOf(`preheader-${locale}`)}
        defaultValue={initial.preheader}
        lang={locale}
        maxLength={200}
        spellCheck
      />
      <InboxLine locale={locale} from={sender.name} {...now} />
      <div className="writing">
        {live ? (
          <WritingTools {...{ locale, language, area, ask }} />
        ) : (
          <noscript>
            <p className="text-note">
              <a href="/staff/updates/pictures">Pictures to put into the text</a>
            </p>
          </noscript>
        )}
        <TextArea
          ref={area}
          name={`body-${locale}`}
          label={`Text in ${language}`}
          hint={
            locale === "en"
              ? "The tools write Markdown: **bold**, ## heading, - list."
              : "Leave subject and text empty, and everyone gets the English."
          }
          error={errorOf(`body-${locale}`)}
          defaultValue={initial.body}
          lang={locale}
          rows={18}
          spellCheck
          className="writing-area"
          onKeyDown={(event) => pressKeys(event, locale, ask)}
        />
      </div>
    </fieldset>
  );
}
