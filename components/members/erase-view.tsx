import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Held } from "@/lib/members/queries/count-held";
import { heldKinds } from "@/lib/members/schema";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";

type EraseViewProps = { locale: Locale; held: Held; isStaff: boolean };

/** What an erasure takes, with numbers, what stays and why, and whom else it touches. */
export function EraseView({ locale, held, isStaff }: EraseViewProps) {
  const t = translator(locale, "account");
  const { organizationsLeft: unlisted } = held;
  const kinds = heldKinds.filter((kind) => held[kind] > 0);
  return (
    <>
      <section className="account-part" aria-labelledby="goes">
        <h2 id="goes">{t("erase.goes.title")}</h2>
        <ul className="account-lines">
          {kinds.map((kind) => (
            <li key={kind}>{t(`erase.kinds.${kind}`, { count: held[kind] })}</li>
          ))}
        </ul>
        <p>{t("erase.goes.also")}</p>
        {isStaff ? <p>{t("erase.worksHere")}</p> : null}
        {unlisted.length > 0 ? (
          <Notice>
            <p className="font-bold">
              {t("erase.unlisted", {
                count: unlisted.length,
                names: formatter(locale).list(unlisted),
              })}
            </p>
            <p>{t("erase.unlistedHow", { count: unlisted.length })}</p>
          </Notice>
        ) : null}
        <p>
          {t("erase.take")} <a href={localePath(locale, "/account/data")}>{t("erase.takeLink")}</a>
        </p>
      </section>
      <section className="account-part" aria-labelledby="stays">
        <h2 id="stays">{t("erase.stays.title")}</h2>
        <ul className="account-lines">
          <li>{t("erase.stays.hash", { count: held.addresses })}</li>
          {held.organizations > 0 ? (
            <li>{t("erase.stays.organizations", { count: held.organizations })}</li>
          ) : null}
          {held.deliveries > 0 ? <li>{t("erase.stays.numbers")}</li> : null}
          <li>{t("erase.stays.backups")}</li>
        </ul>
      </section>
    </>
  );
}

type FreshViewProps = {
  locale: Locale;
  /** Where the link goes. */
  address: string;
  sendLink: (form: FormData) => Promise<void>;
};

/** Asks somebody whose visit is not new to come in by a new link first. */
export function FreshView({ locale, address, sendLink }: FreshViewProps) {
  const t = translator(locale, "account");
  return (
    <section className="account-part" aria-labelledby="fresh">
      <h2 id="fresh">{t("erase.fresh.title")}</h2>
      <p>{t("erase.fresh.hint", { address })}</p>
      <form action={sendLink} className="account-form">
        <input type="hidden" name="locale" value={locale} />
        <Button>{t("erase.fresh.button")}</Button>
        <p>
          <a href={localePath(locale, "/account")}>{t("erase.keep")}</a>
        </p>
      </form>
    </section>
  );
}
