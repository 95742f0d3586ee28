import type { Receipt } from "@/lib/members/erasure";
import { heldKinds } from "@/lib/members/schema";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";

/** When, what was erased with its numbers, and what stays. */
export function ReceiptView({ locale, receipt }: { locale: Locale; receipt: Receipt }) {
  const t = translator(locale, "account");
  const { erased, organizations, unlisted, hashes, by } = receipt;
  const date = formatter(locale).dateTime(new Date(receipt.at), {
    ...{ dateStyle: "long", timeStyle: "long" },
  });
  return (
    <>
      <p className="font-bold">
        {t("erase.receipt.at", { date })},{" "}
        {t(by === "staff" ? "erase.receipt.byStaff" : "erase.receipt.byMember")}
      </p>
      <section className="account-part" aria-labelledby="erased">
        <h2 id="erased">{t("erase.receipt.erased")}</h2>
        <ul className="account-lines">
          {heldKinds
            .filter((kind) => erased[kind] > 0)
            .map((kind) => (
              <li key={kind}>{t(`erase.kinds.${kind}`, { count: erased[kind] })}</li>
            ))}
        </ul>
      </section>
      <section className="account-part" aria-labelledby="stays">
        <h2 id="stays">{t("erase.receipt.stays")}</h2>
        <ul className="account-lines">
          <li>{t("erase.receipt.hash", { count: hashes })}</li>
          {organizations > 0 ? (
            <li>
              {t("erase.receipt.organizations", { count: organizations })}
              {unlisted > 0 ? ` ${t("erase.receipt.unlisted", { count: unlisted })}` : null}
            </li>
          ) : null}
          {erased.deliveries > 0 ? <li>{t("erase.receipt.numbers")}</li> : null}
          <li>{t("erase.receipt.backups")}</li>
        </ul>
        <p>{t("erase.receipt.nothing")}</p>
        <p className="field-hint print:hidden">{t("erase.receipt.print")}</p>
        <p className="print:hidden">
          {t("erase.receipt.again")} <a href={localePath(locale, "/join")}>{t("erase.receipt.join")}</a>
        </p>
      </section>
    </>
  );
}
