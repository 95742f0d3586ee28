import { languageNames } from "@/components/updates/obstacle-list";
import { StaffTable } from "@/components/staff/staff-table";
import { isLocale } from "@/lib/platform/i18n";
import type { ClickCounts } from "@/lib/updates/queries/count-clicks";
import { rangeWords } from "./range-words";

/** Which links people followed. Without counted links, why there is nothing to show. */
export function ReportLinks({ clicks }: { clicks: ClickCounts | null }) {
  return (
    <section aria-labelledby="links" className="report-part">
      <h2 id="links">Links</h2>
      {clicks === null ? (
        <p className="max-w-measure">
          The links of this update are not counted. An administrator settles under Settings whether those of
          the next ones are. Whether somebody opened a mail is never looked at.
        </p>
      ) : clicks.links.length === 0 ? (
        <p className="max-w-measure">The update has no links that are counted.</p>
      ) : (
        <>
          <p className="mb-4 max-w-measure text-quiet">
            People, not clicks. Mail robots follow links too; what is surely theirs is taken out, and where
            that cannot be told you see the least and the most. After 90 days only these numbers stay.
          </p>
          <StaffTable
            caption="Links and how many people followed each"
            heads={["Link", "Language", { figures: "People" }]}
          >
            {clicks.links.map(({ id, url, locale, range }) => (
              <tr key={id}>
                <td className="min-w-60 [overflow-wrap:anywhere]">
                  <a href={url} rel="noreferrer">
                    {url.replace(/^https?:\/\//, "")}
                  </a>
                </td>
                <td>{isLocale(locale) ? languageNames[locale] : locale}</td>
                <td className="number">{rangeWords(range)}</td>
              </tr>
            ))}
          </StaffTable>
        </>
      )}
    </section>
  );
}
