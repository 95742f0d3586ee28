import type { Frontmatter } from "@/lib/content/schema";
import { type Locale, translator } from "@/lib/platform/i18n";

type MentionListProps = {
  locale: Locale;
  mentions: readonly {
    title: string;
    href: string;
    kind: Frontmatter["kind"];
    /** Whose view the page tells, where it tells one. */
    viewOf?: string | undefined;
  }[];
};

/** The pages that speak of something, each with what kind of page it is. */
export function MentionList({ locale, mentions }: MentionListProps) {
  const t = translator(locale, "articles");
  return (
    <ul className="mentions">
      {mentions.map(({ title, href, kind, viewOf }) => (
        <li key={href}>
          <span className="mention-kind">{t(`kinds.${kind}`)}</span>
          <span>
            <a href={href}>{title}</a>
            {viewOf ? <span className="mention-view">{t("people.view", { name: viewOf })}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
