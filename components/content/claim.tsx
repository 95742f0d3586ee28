import type { Claim as ClaimRecord, ContentProps } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { describeSource, splitDisplay } from "@/lib/content/claims";
import { noteId } from "@/lib/content/schema";
import { translator } from "@/lib/platform/i18n";

/** "About", "More than": what comes before a figure that is not exact. Empty for one that is. */
export function qualifierWords(locale: Locale, claim: ClaimRecord): string {
  if (claim.qualifier === "exact") return "";
  const t = translator(locale, "content");
  return claim.unit === "percent" || claim.unit === "percent-more"
    ? t(`qualifierShare.${claim.qualifier}`)
    : t(`qualifier.${claim.qualifier}`);
}

/** The part of a whole that a figure names, from 0 to 1; null for one that names no part. */
const shareOf = (claim: ClaimRecord): number | null =>
  claim.unit === "percent" ? claim.value / 100 : claim.unit === "of-ten" ? claim.value / 10 : null;

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
  const { before, number, after } = splitDisplay(claim.display[locale]);
  const qualifier = qualifierWords(locale, claim);
  return (
    <div className="claim" id={anchor}>
      <Share share={shareOf(claim)} />
      <p>
        <span className="claim-qualifier">{qualifier}</span>{" "}
        <strong className="claim-figure">
          {before ? <span className="claim-sign">{before}</span> : null}
          {number}
          {after ? <span className={after.length > 2 ? "claim-unit" : "claim-sign"}>{after}</span> : null}
        </strong>{" "}
        <span className="claim-sentence">{claim.sentence[locale]}</span>
      </p>
      <p className="claim-source">
        <span className="block">{t("geography", { geography: claim.geography })}</span>
        <a href={`#${noteId(note)}`}>{describeSource(claim, locale)}</a>
      </p>
    </div>
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
function Share({ share }: { share: number | null }) {
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
