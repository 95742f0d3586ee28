import type { ReactNode } from "react";
import { translator, type Locale } from "@/lib/platform/i18n";

// The components of an update on the web. The tree holds what each one shows: nothing is looked up here.

/** What an element of the tree carries: texts, and what stands in it. */
type Shown = Readonly<Record<string, unknown>> & { children?: ReactNode };

const text = (shown: Shown, name: string): string => {
  const value = shown[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

/** The id of a source's line, where the small number behind a figure leads. */
const sourceId = (note: string): string => `source-${note}`;

/** A picture of this site; one from elsewhere would tell that place who reads, so its words link to it. */
export function UpdatePicture({
  src,
  alt,
  width,
  height,
  locale,
}: {
  src: unknown;
  alt: string;
  /** Pixels, where they are known: the page leaves room for it. */
  width?: unknown;
  height?: unknown;
  locale: Locale;
}) {
  const t = translator(locale, "updates");
  const address = typeof src === "string" ? src : "";
  const pixels = (length: unknown) => Number(length) || undefined;
  if (address.startsWith("/"))
    // Drawn anew for this place when it was handed in.
    // eslint-disable-next-line @next/next/no-img-element
    return <img src={address} alt={alt} width={pixels(width)} height={pixels(height)} loading="lazy" />;
  return <a href={address || undefined}>{t("page.picture", { alt })}</a>;
}

function Figure(shown: Shown) {
  return (
    <div className="claim">
      <p>
        <span className="claim-qualifier">{text(shown, "qualifier")}</span>{" "}
        <strong className="claim-figure">{text(shown, "figure")}</strong>{" "}
        <span className="claim-sentence">{text(shown, "sentence")}</span>
      </p>
      <p className="claim-source">
        <span>{text(shown, "place")}</span>
        <a href={text(shown, "href")}>{text(shown, "source")}</a>
      </p>
    </div>
  );
}

function Ask(shown: Shown) {
  return (
    <section className="agenda ground-lupine" aria-label={text(shown, "title")}>
      <p className="agenda-title">{text(shown, "title")}</p>
      <div className="agenda-ask">
        <p>{text(shown, "words")}</p>
      </div>
      <div className="agenda-foot">
        <p className="agenda-status">{text(shown, "status")}</p>
        <a href={text(shown, "href")}>{text(shown, "more")}</a>
      </div>
    </section>
  );
}

function Card(shown: Shown) {
  return (
    <article className="update-card">
      <span className={`update-card-chip ground-${text(shown, "ground")}`} />
      <div>
        <p className="update-card-kicker">{text(shown, "kicker")}</p>
        <p className="update-card-title">
          <a href={text(shown, "href")}>{text(shown, "title")}</a>
        </p>
        <p>{text(shown, "summary")}</p>
      </div>
    </article>
  );
}

function Source(shown: Shown) {
  return (
    <li id={sourceId(text(shown, "note"))}>
      {text(shown, "statement")}. <a href={text(shown, "href")}>{text(shown, "source")}</a>
    </li>
  );
}

/** How each component is drawn in a language, by the element that stands for it. */
export function updateBlocks(locale: Locale): Record<string, (shown: Shown) => ReactNode> {
  const t = translator(locale, "content");
  return {
    "x-field": ({ children }) => children,
    "x-claim": (shown) => {
      if (shown["inline"] !== true) return <Figure {...shown} />;
      const note = text(shown, "note");
      return (
        <span className="claim-inline">
          <a href={text(shown, "href")}>{shown.children}</a>
          <sup className="note-link">
            <a href={`#${sourceId(note)}`} aria-label={t("sourceNote", { note })}>
              {note}
            </a>
          </sup>
        </span>
      );
    },
    "x-agendaitem": (shown) => <Ask {...shown} />,
    "x-card": (shown) => <Card {...shown} />,
    "x-callout": (shown) => {
      const act = shown["tone"] === "act";
      return (
        <div className={`callout callout-${act ? "act ground-sun" : "note ground-tint"}`}>
          {shown.children}
        </div>
      );
    },
    "x-title": ({ children }) => <p className="callout-title">{children}</p>,
    "x-button": (shown) => (
      <p>
        <a className="button" href={text(shown, "href")}>
          {shown.children}
        </a>
      </p>
    ),
    "x-picture": (shown) => (
      <figure className="update-picture">
        <UpdatePicture
          src={shown["src"]}
          alt={text(shown, "alt")}
          width={shown["width"]}
          height={shown["height"]}
          locale={locale}
        />
        {text(shown, "caption") ? <figcaption>{text(shown, "caption")}</figcaption> : null}
      </figure>
    ),
    "x-sources": (shown) => (
      <section className="update-sources" aria-labelledby="update-sources">
        <h2 id="update-sources">{text(shown, "title")}</h2>
        <ol>{shown.children}</ol>
      </section>
    ),
    "x-source": (shown) => <Source {...shown} />,
  };
}
