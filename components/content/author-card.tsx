import type { Author } from "@/lib/content/authors";
import { AuthorMail } from "@/components/content/author-mail";
import { Figure } from "@/components/content/figure";
import { seededGround } from "@/lib/content/figures/ground";
import { type Locale, localePath } from "@/lib/platform/i18n";

/** Someone who wrote an article: a picture cut for that name, what they do, where, and how to reach them. */
export function AuthorCard({ locale, author }: { locale: Locale; author: Author }) {
  const ground = seededGround(author.id);
  return (
    <article className="author">
      <div className={`author-figure ground-${ground}`}>
        <Figure name={author.id} ground={ground} />
      </div>
      <div className="author-words">
        <h3 className="author-name">
          <a href={localePath(locale, author.address)}>{author.name}</a>
        </h3>
        {author.about ? <p className="author-about">{author.about}</p> : null}
        <PersonRoles locale={locale} roles={author.roles} />
        {author.mail ? <AuthorMail locale={locale} {...author.mail} /> : null}
      </div>
    </article>
  );
}

/** What someone does, and for whom. */
export function PersonRoles({ locale, roles }: { locale: Locale; roles: Author["roles"] }) {
  if (roles.length === 0) return null;
  return (
    <ul className="person-roles">
      {roles.map(({ title, organization }) => (
        <li key={title}>
          {title}
          {organization ? <a href={localePath(locale, organization.address)}>{organization.name}</a> : null}
        </li>
      ))}
    </ul>
  );
}
