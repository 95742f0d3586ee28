import { IssueCard } from "@/components/content/issue-card";
import type { Page } from "@/lib/content/store";
import { localePath } from "@/lib/platform/i18n";
import "@/app/styles/cards.css";

/** Pages as small posters, side by side. Pages without a poster (policies) are left out. */
export function IssueCards({ pages, level }: { pages: readonly Page[]; level?: 2 | 3 }) {
  return (
    <div className="cards">
      {pages.map(({ address, locale, frontmatter }) =>
        frontmatter.kind === "policy" ? null : (
          <IssueCard
            key={address}
            href={localePath(locale, address)}
            title={frontmatter.title}
            summary={frontmatter.summary}
            ground={frontmatter.ground}
            figure={frontmatter.figure}
            level={level}
          />
        ),
      )}
    </div>
  );
}
