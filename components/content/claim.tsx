import type { Claim as ClaimRecord, ContentProps } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { describeSource, qualifierWords, shareOf, splitDisplay } from "@/lib/content/claims";
import { noteId } from "@/lib/content/schema";
import { localePath, translator } from "@/lib/platform/i18n";

/** A figure: large with its sentence, place and source, or in the middle of a sentence with the number of its note. */
export function Claim({ locale, claim, note, anchor, inline }: ContentProps["Claim"]) {
  const t = translator(locale, "content");
  if (inline) {
    return (
      <span className="claim-inline" id={anchor}>
        {claim.display[locale]}
        <NoteLink locale={locale} note={note} />
      </span>
    );
  }
  const qualifier = qualifierWords(locale, claim);
  return (
    <div className="claim" id={anchor}>
      <Share share={shareOf(claim)} />
      <p>
        <span className="claim-qualifier">{qualifier}</span>{" "}
        <strong className="claim-figure">
          <Display claim={claim} locale={locale} />
        </strong>{" "}
        <span className="claim-sentence">{claim.sentence[locale]}</span>
      </p>
      <p className="claim-source">
        <span>{t("geography", { geography: claim.geography })}</span>{" "}
        <SourceLink locale={locale} claim={claim} />
      </p>
    </div>
  );
}

/** A figure's words with the number large and the rest beside it. */
export function Display({ claim, locale }: { claim: ClaimRecord; locale: Locale }) {
  const { before, number, after } = splitDisplay(claim.display[locale]);
  return (
    <>
      {before ? <span className="claim-sign">{before}</span> : null}
      {number}
      {after ? <span className={after.length > 2 ? "claim-unit" : "claim-sign"}>{after}</span> : null}
    </>
  );
}

/** The address of a figure's own page. */
export const claimAddress = (locale: Locale, claim: ClaimRecord): string =>
  localePath(locale, `/claims/${claim.id}`);

/** A figure's source, which leads to its page. Many figures have one source: who hears the links alone is told which. */
export function SourceLink({ locale, claim }: { locale: Locale; claim: ClaimRecord }) {
  return (
    <a href={claimAddress(locale, claim)}>
      {describeSource(claim, locale)}
      <span className="sr-only">: {claim.label[locale]}</span>
    </a>
  );
}

/** The raised number that leads to a source note. */
export function NoteLink({ locale, note }: { locale: Locale; note: number }) {
  return (
    <sup className="note-link">
      <a href={`#${noteId(note)}`} aria-label={translator(locale, "content")("sourceNote", { note })}>
        {note}
      </a>
    </sup>
  );
}

/** The part of the whole as a strip of ten fields. The number beside it says the same. */
export function Share({ share }: { share: number | null }) {
  if (share === null) return <div className="claim-share" />;
  return (
    <svg
      className="drawn claim-share"
      viewBox="0 0 100 5"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="claim-whole" width="100" height="5" />
      <rect className="claim-part" width={share * 100} height="5" />
    </svg>
  );
}

/** A ruled row of large figures. */
export function Figures({ children }: ContentProps["Figures"]) {
  return (
    <div className="figures">
      <div className="figures-row">{children}</div>
    </div>
  );
}
