import type { Audience, ContentProps } from "@/lib/content/schema";
import { AgendaStatusBox } from "@/components/content/agenda-status";
import { Disc, Quarter } from "@/components/content/shapes";
import { localePath, translator } from "@/lib/platform/i18n";

/** What the Movement asks for, as one field of lupine. */
export function AgendaItem({ locale, id, status, since, children }: ContentProps["AgendaItem"]) {
  const t = translator(locale, "content");
  return (
    <section className="agenda ground-lupine" id={`agenda-${id}`} aria-labelledby={`agenda-${id}-title`}>
      <svg className="drawn agenda-figure" viewBox="0 0 200 200" aria-hidden="true" focusable="false">
        <Quarter x={200} y={0} r={200} turn={1} fill="poppy" />
        <Quarter x={200} y={0} r={92} turn={1} fill="sun" />
      </svg>
      <p className="agenda-title" id={`agenda-${id}-title`}>
        {t("agendaTitle")}
      </p>
      <div className="agenda-ask">{children}</div>
      <div className="agenda-foot">
        <AgendaStatusBox locale={locale} status={status} since={since} />
        <a href={localePath(locale, `/agenda/${id}`)}>{t("agendaMore")}</a>
      </div>
    </section>
  );
}

/** A step that was taken. Those that follow one another hang on one line. */
export function Progress({ when, title, children }: ContentProps["Progress"]) {
  return (
    <div className="progress">
      <p className="progress-head">
        {when ? <span className="progress-when">{when}</span> : null}
        {when && title ? " " : null}
        {title ? <span className="progress-title">{title}</span> : null}
      </p>
      {children}
    </div>
  );
}

/** Words that stand apart: a note, or something to do. */
export function Callout({ title, tone, children }: ContentProps["Callout"]) {
  return (
    <div className={`callout callout-${tone} ${tone === "act" ? "ground-sun" : "ground-tint"}`}>
      <p className="callout-title">{title}</p>
      {children}
    </div>
  );
}

const audienceGrounds: Record<Audience, string> = {
  educator: "ground-sun",
  parent: "ground-poppy",
  business: "ground-sage",
  community: "ground-lupine",
};

/** What one kind of reader can do. Those that follow one another lie side by side. */
export function Act({ locale, audience, children }: ContentProps["Act"]) {
  const t = translator(locale, "content");
  return (
    <div className={`act ${audienceGrounds[audience]}`}>
      <p className="act-title">{t("actAudience", { audience })}</p>
      {children}
    </div>
  );
}

/** What someone said. */
export function Quote({ by, role, source, children }: ContentProps["Quote"]) {
  return (
    <figure className="quote">
      <blockquote>{children}</blockquote>
      <figcaption>
        <strong>{by}</strong>
        {role ? <span>{role}</span> : null}
        {source ? <cite>{source}</cite> : null}
      </figcaption>
    </figure>
  );
}

/** Someone's view, told in our words: no quotation marks, and a line that says whose it is. */
export function View({ locale, by, role, person, children }: ContentProps["View"]) {
  const t = translator(locale, "content");
  return (
    <section className="view ground-tint" aria-label={t("viewTitle", { by })}>
      <svg className="drawn view-figure" viewBox="0 0 240 120" aria-hidden="true" focusable="false">
        <Disc x={60} y={0} r={104} fill="lupine" />
        <Disc x={60} y={0} r={44} fill="sun" />
        <Quarter x={240} y={0} r={76} turn={1} fill="poppy" />
        <Quarter x={164} y={0} r={76} turn={1} fill="sage" />
      </svg>
      <p className="view-title">
        {person ? <a href={localePath(locale, `/people/${person}`)}>{by}</a> : by}
        {role ? <span className="view-role"> {role}</span> : null}
      </p>
      {children}
      <p className="view-note">{t("viewNote", { by })}</p>
    </section>
  );
}

/** What is to be reached by the end of a year. Past that year it says so, and claims nothing about the outcome. */
export function Goal({ locale, by, title, children }: ContentProps["Goal"]) {
  const t = translator(locale, "content");
  const expired = new Date().getFullYear() > Number(by);
  return (
    <section className={`goal ${expired ? "goal-expired" : ""}`} aria-label={title}>
      <p className="goal-by">
        <span className="goal-year">{by}</span>
        <span className="goal-state">{t(expired ? "goalExpired" : "goalOpen", { year: by })}</span>
      </p>
      <div className="goal-words">
        <p className="goal-title">{title}</p>
        {children}
        {expired ? <p className="goal-note">{t("goalExpiredNote")}</p> : null}
      </div>
    </section>
  );
}
