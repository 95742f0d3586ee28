import type { relations } from "@/lib/content/records/schema";
import type { Ground } from "@/lib/content/schema";
import { Figure } from "@/components/content/figure";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

type Member = {
  id: string;
  name: string;
  abbreviation?: string | undefined;
};

/** One that collaborates, with those below it that do so too. */
export type Collaborator = Member & {
  children: readonly (Member & { relation: (typeof relations)[number] })[];
};

const grounds: readonly Ground[] = ["sun", "poppy", "sage", "lupine"];

/** Those who lead a coalition, each a poster. */
export function CoalitionLeads({ locale, leads }: { locale: Locale; leads: readonly Member[] }) {
  const t = translator(locale, "coalitions");
  return (
    <section className="leads" aria-labelledby="leads">
      <h2 className="frame wall-title" id="leads">
        {t("leadsTitle", { count: leads.length })}
      </h2>
      <div className="cards leads-row">
        {leads.map(({ id, name, abbreviation }, place) => {
          const ground = grounds[place % grounds.length] ?? "sun";
          return (
            <article key={id} className={`card ground-${ground}`}>
              <div className="card-words">
                <h3 className="coalition-lead-name">
                  <a href={localePath(locale, `/organizations/${id}`)}>{name}</a>
                </h3>
                {abbreviation ? <p className="coalition-lead-short">{abbreviation}</p> : null}
              </div>
              <div className="card-figure">
                <Figure name={id} ground={ground} />
              </div>
            </article>
          );
        })}
      </div>
    </section>
  );
}

type CollaboratorsProps = {
  locale: Locale;
  /** How many there are, those below others included. */
  count: number;
  collaborators: readonly Collaborator[];
};

/** A wall of names: everyone who works in a coalition, a project or a part under the one it belongs to. */
export function Collaborators({ locale, count, collaborators }: CollaboratorsProps) {
  const t = translator(locale, "coalitions");
  return (
    <section className="names ground-tint" aria-labelledby="collaborators">
      <div className="frame">
        <h2 className="names-head" id="collaborators">
          <span className="names-count">{count}</span> <span>{t("collaboratorsTitle", { count })}</span>
        </h2>
        <ul className="names-wall">
          {collaborators.map(({ children, ...member }) => (
            <li key={member.id}>
              <MemberName locale={locale} {...member} />
              {children.length > 0 ? (
                <ul className="names-below">
                  {children.map(({ relation, ...child }) => (
                    <li key={child.id}>
                      <MemberName locale={locale} {...child} />{" "}
                      <span className="names-relation">
                        {t(`relation.${relation}`, { parent: member.name })}
                      </span>
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function MemberName({ locale, id, name, abbreviation }: Member & { locale: Locale }) {
  return (
    <>
      <a href={localePath(locale, `/organizations/${id}`)}>{name}</a>
      {abbreviation && abbreviation !== name ? <span className="names-short"> {abbreviation}</span> : null}
    </>
  );
}
