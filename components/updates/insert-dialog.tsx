"use client";

import { useEffect, useId, useRef, useState, type FormEvent, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/platform/i18n";
import {
  fieldOf,
  inSentence,
  linkTo,
  onItsOwn,
  tagOf,
  type Insertion,
  type Spot,
} from "@/lib/updates/insertion";
import { pictureAddress, type PictureLine } from "@/lib/updates/kept-picture";
import { handInPicture } from "./hand-in-picture";
import { ButtonFields, CalloutFields, LinkFields, PersonalFields } from "./insert-fields";
import type { Material } from "./material";
import { PictureFields } from "./picture-fields";
import { PickList, type Pick } from "./pick-list";

export type InsertKind = "link" | "button" | "callout" | "picture" | "figure" | "agenda" | "page" | "field";

const titles: Record<InsertKind, string> = {
  link: "A link",
  button: "A button",
  callout: "A callout",
  picture: "A picture",
  figure: "A figure with its source",
  agenda: "Something we ask for",
  page: "An issue or an article as a card",
  field: "Something about the reader",
};

type InsertDialogProps = {
  kind: InsertKind;
  locale: Locale;
  /** Where the cursor was. */
  spot: Spot;
  material: Material;
  /** Called with a picture that was handed in here: it can be chosen from then on. */
  handedIn: (picture: PictureLine) => void;
  /** Called once: with what to put in, or null when nothing is. */
  done: (insertion: Insertion | null) => void;
};

/** Asks what a tool needs to know, and puts it in where the cursor was. Escape puts nothing in. */
export function InsertDialog({ kind, locale, spot, material, handedIn, done }: InsertDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  // Closed first: behind an open one nothing can have the focus.
  const finish = (insertion: Insertion | null) => {
    dialog.current?.close();
    done(insertion);
  };
  const selected = spot.text.slice(spot.start, spot.end).trim();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const write = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const said = (name: string) => String(data.get(name) ?? "").trim();
    if (said("insert-origin") !== "file") return finish(written(kind, spot, said));
    setBusy(true);
    const kept = await handInPicture(data.get("insert-file"), locale, said("insert-alt"));
    setBusy(false);
    // Closed while it was on its way: it is kept, and can be chosen the next time.
    if (!dialog.current?.open) return;
    if ("error" in kept) {
      setProblem(kept.error);
      dialog.current.querySelector<HTMLInputElement>("[name=insert-file]")?.focus();
      return;
    }
    handedIn(kept.picture);
    data.set("insert-address", pictureAddress(kept.picture));
    finish(written(kind, spot, said));
  };
  const choose = (pick: Pick) => finish(picked(dialog, spot, pick));
  const picks = picksFor(kind, locale, material);
  return (
    <dialog
      ref={dialog}
      className="insert-dialog"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        finish(null);
      }}
    >
      <form onSubmit={(event) => void write(event)} className="grid gap-5" aria-busy={busy}>
        <h2 id={title} className="text-small-head font-black">
          {titles[kind]}
        </h2>
        {picks ? (
          <PickList picks={picks} choose={choose} what={titles[kind]} inline={kind === "figure"} />
        ) : null}
        {kind === "link" ? <LinkFields words={selected} pages={material.pages} locale={locale} /> : null}
        {kind === "button" ? <ButtonFields words={selected} pages={material.pages} locale={locale} /> : null}
        {kind === "callout" ? <CalloutFields words={selected} /> : null}
        {kind === "picture" ? (
          <PictureFields words={selected} locale={locale} pictures={material.pictures} problem={problem} />
        ) : null}
        {kind === "field" ? <PersonalFields fields={material.fields} locale={locale} /> : null}
        <p className="flex flex-wrap gap-4">
          {picks ? null : <Button small>{busy ? "Handing it in …" : "Put it in"}</Button>}
          <Button look="quiet" small type="button" onClick={() => finish(null)}>
            Close
          </Button>
        </p>
        <p className="sr-only" role="status">
          {busy ? "The picture is being handed in." : problem}
        </p>
      </form>
    </dialog>
  );
}

function written(kind: InsertKind, spot: Spot, said: (name: string) => string): Insertion {
  switch (kind) {
    case "button":
      return onItsOwn(spot, tagOf("Button", { words: said("insert-words"), href: said("insert-address") }));
    case "callout": {
      const given = { title: said("insert-title"), tone: said("insert-tone") };
      return onItsOwn(spot, tagOf("Callout", given, said("insert-words")));
    }
    case "picture": {
      const [src, alt, caption] = [said("insert-address"), said("insert-alt"), said("insert-caption")];
      return onItsOwn(spot, tagOf("Picture", { src, alt, caption }));
    }
    case "field":
      return inSentence(spot, fieldOf(said("insert-field"), said("insert-fallback")));
    default:
      return inSentence(spot, linkTo(said("insert-words"), said("insert-address")));
  }
}

/** A figure may stand in a sentence; everything else that is picked stands on lines of its own. */
function picked(dialog: RefObject<HTMLDialogElement | null>, spot: Spot, { tag, id }: Pick): Insertion {
  const place = dialog.current?.querySelector<HTMLInputElement>("[name=insert-place]:checked")?.value;
  const part = tagOf(tag, { id });
  return place === "sentence" ? inSentence(spot, part) : onItsOwn(spot, part);
}

function picksFor(kind: InsertKind, locale: Locale, material: Material): Pick[] | null {
  switch (kind) {
    case "figure":
      return material.claims.map(({ id, display, sentence, source }) => ({
        ...{ tag: "Claim", id, head: display[locale], words: sentence[locale], under: source[locale] },
      }));
    case "agenda":
      return material.agenda.map(({ id, words, page }) => ({
        ...{ tag: "AgendaItem", id, head: "", words: words[locale], under: page[locale] },
      }));
    case "page":
      return material.pages.map(({ tag, id, title }) => ({
        ...{ tag, id, head: "", words: title[locale], under: tag },
      }));
    default:
      return null;
  }
}
