import "@/app/styles/library.css";
import { EmptyShelf, ResourceList } from "@/components/content/resource-list";
import { joinAddress } from "@/components/layout/site-header";
import { listResources } from "@/lib/content/store";
import { translator } from "@/lib/platform/i18n";
import { showResource } from "../resources/shown-resource";
import { type Coalition, coalitionId } from "./coalitions";

/** What a coalition has published, the latest first; before the first, what will stand here and how to be told. */
export async function CoalitionResources({ coalition }: { coalition: Coalition }) {
  const { locale, address } = coalition;
  const t = translator(locale, "coalitions");
  const resources = [...listResources().values()]
    .filter(({ coalitions }) => coalitions.includes(coalitionId(coalition)))
    .sort((a, b) => (b.year ?? "").localeCompare(a.year ?? ""));
  return (
    <section className="frame coalition-resources" aria-labelledby="resources">
      <h2 className="wall-title" id="resources">
        {t("resourcesTitle")}
      </h2>
      {resources.length > 0 ? (
        <ResourceList
          locale={locale}
          resources={await Promise.all(resources.map((one) => showResource(one, locale)))}
        />
      ) : (
        <EmptyShelf
          title={t("resourcesEmptyTitle")}
          words={t("resourcesEmpty")}
          link={{ href: joinAddress(locale, address), label: t("resourcesJoin") }}
        />
      )}
    </section>
  );
}
