import type { Author } from "@/lib/content/authors";
import { PersonRoles } from "@/components/content/author-card";
import { Figure } from "@/components/content/figure";
import { seededGround } from "@/lib/content/figures/ground";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

type PersonCardProps = {
  locale: Locale;
  person: Author;
  /** How many articles the person wrote. */
  wrote: number;
};

/** A person as a small poster, with a picture cut for the name. */
export function PersonCard({ locale, person, wrote }: PersonCardProps) {
  const ground = seededGround(person.id);
  const t = translator(locale, "articles");
  return (
    <article className="person">
      <div className={`person-figure ground-${ground}`}>
        <Figure name={person.id} ground={ground} />
      </div>
      <div className="person-words">
        <h2 className="person-name">
          <a href={localePath(locale, person.address)}>{person.name}</a>
        </h2>
        <PersonRoles locale={locale} roles={person.roles} />
        {wrote > 0 ? <p className="person-wrote">{t("people.wrote", { count: wrote })}</p> : null}
      </div>
    </article>
  );
}
