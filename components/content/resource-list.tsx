import type { Resource } from "@/lib/content/records/schema";
import type { Ground } from "@/lib/content/schema";
import { Figure } from "@/components/content/figure";
import { formatter, type Locale, translator } from "@/lib/platform/i18n";

type PageLink = { title: string; href: string };

export type ShownResource = Pick<Resource, "id" | "type" | "title" | "about" | "year"> & {
  publisher: PageLink;
  /** The pages of the issues it is about. */
  issues: readonly PageLink[];
  /** Each with its size in bytes, or undefined where nobody measured it. */
  files: readonly (Resource["files"][number] & { size: number | undefined })[];
  cover: Cover;
};

/** The figure of the page a resource belongs to, or the number that a poster states. */
type Cover = { ground: Ground; figure: string } | { ground: Ground; number: string };

/** What can be taken along, as a shelf: each with its cover, what it is, and its files. */
export function ResourceList({ locale, resources }: { locale: Locale; resources: readonly ShownResource[] }) {
  return (
    <ul className="shelf">
      {resources.map((resource) => (
        <Entry key={resource.id} locale={locale} resource={resource} />
      ))}
    </ul>
  );
}

function Entry({ locale, resource }: { locale: Locale; resource: ShownResource }) {
  const t = translator(locale, "library");
  const { id, type, title, about, year, publisher, issues, files, cover } = resource;
  return (
    <li className="shelf-entry" id={id}>
      <div className={`shelf-cover ground-${cover.ground}`} aria-hidden="true">
        {"figure" in cover ? (
          <Figure name={cover.figure} ground={cover.ground} />
        ) : (
          <span className="shelf-number">{cover.number}</span>
        )}
      </div>
      <div className="shelf-head">
        <p className="shelf-kind">{t(`type.${type}`)}</p>
        <h3 className="shelf-title">{title[locale]}</h3>
      </div>
      <div className="shelf-words">
        <p className="shelf-about">{about[locale]}</p>
        <Files locale={locale} files={files} title={title[locale]} />
        <p className="shelf-source">
          {t("publisher")} <a href={publisher.href}>{publisher.title}</a>
          {year ? `, ${year}` : null}
          {issues.length > 0 ? ` · ${t("about")} ` : null}
          {issues.map((issue, place) => (
            <span key={issue.href}>
              {place > 0 ? ", " : null}
              <a href={issue.href}>{issue.title}</a>
            </span>
          ))}
        </p>
      </div>
    </li>
  );
}

type File = ShownResource["files"][number];

/** The files by language, the reader's own first. */
function Files({ locale, files, title }: { locale: Locale; files: readonly File[]; title: string }) {
  const t = translator(locale, "library");
  const languages = [...new Set(files.map(({ language }) => language))].sort(
    (a, b) => Number(b === locale) - Number(a === locale),
  );
  return (
    <ul className="shelf-files" aria-label={t("files", { title })}>
      {languages.map((language) => (
        <li key={language}>
          <span className="shelf-language">{t(`language.${language}`)}</span>
          {files
            .filter((file) => file.language === language)
            .map((file) => (
              <FileLink key={file.href} locale={locale} file={file} />
            ))}
        </li>
      ))}
    </ul>
  );
}

function FileLink({ locale, file }: { locale: Locale; file: File }) {
  const t = translator(locale, "library");
  const { href, format, language, size } = file;
  const elsewhere = href.startsWith("https:");
  return (
    <a
      className="shelf-file"
      href={href}
      hrefLang={language === "both" ? undefined : language}
      rel={elsewhere ? "noopener" : undefined}
    >
      <strong>{t(`format.${format}`)}</strong>
      <span className="sr-only"> {t(`language.${language}`)}</span>
      {size === undefined ? null : <span> {describeSize(locale, size)}</span>}
      {elsewhere ? <span> {t("elsewhere", { host: new URL(href).host.replace(/^www\./, "") })}</span> : null}
    </a>
  );
}

/** Bytes as people count them, in steps of a thousand: "118 kB", "1.4 MB". */
function describeSize(locale: Locale, bytes: number): string {
  const [amount, unit] = bytes < 999_500 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  const digits = amount < 10 ? 1 : 0;
  return formatter(locale).number(amount, { style: "unit", unit, maximumFractionDigits: digits });
}

/** What stands where no resource does. */
export function EmptyShelf(props: { title: string; words: string; link: { href: string; label: string } }) {
  return (
    <div className="shelf-empty ground-tint">
      <svg
        className="drawn"
        viewBox="0 0 300 120"
        width="300"
        height="120"
        aria-hidden="true"
        focusable="false"
      >
        <path className="cut-lupine" d="M0 112H300V120H0Z" />
        <path className="cut-sage" d="M20 112V22A90 90 0 0 1 110 112Z" />
        <path className="cut-sun" d="M150 112V52A30 30 0 0 1 210 52V112Z" />
        <path className="cut-poppy" d="M280 112V62A50 50 0 0 0 230 112Z" />
      </svg>
      <h3 className="shelf-title">{props.title}</h3>
      <p className="shelf-about">{props.words}</p>
      <p>
        <a href={props.link.href}>{props.link.label}</a>
      </p>
    </div>
  );
}
