import type { Bill } from "@/lib/content/records/schema";
import type { Ground } from "@/lib/content/schema";
import { Figure } from "@/components/content/figure";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

export type BillCardProps = {
  locale: Locale;
  bill: Bill;
  /** The number of the bill that carries its purpose on. */
  nextNumber: string | undefined;
  /** Its picture, and what that lies on. */
  poster: { figure: string; ground: Ground };
  /** The heading's place in the page's outline. */
  level?: 2 | 3;
};

/** How far a bill has come: "Carried on in AB 185". */
export function billStatusWords(locale: Locale, bill: Bill, nextNumber: string | undefined): string {
  const t = translator(locale, "articles");
  return bill.status === "carried-on" && nextNumber
    ? t("bills.carriedOnIn", { number: nextNumber })
    : t(`bills.status.${bill.status}`);
}

/** The same in a ruled box. */
export function BillStatus({
  locale,
  bill,
  nextNumber,
}: Pick<BillCardProps, "locale" | "bill" | "nextNumber">) {
  return <p className="bill-status">{billStatusWords(locale, bill, nextNumber)}</p>;
}

/** A bill as a small poster: all of it leads there. */
export function BillCard({ locale, bill, nextNumber, poster, level = 3 }: BillCardProps) {
  const Heading = `h${level}` as const;
  return (
    <article className={`card bill-card ground-${poster.ground}`}>
      <div className="card-words">
        <Heading className="card-title" data-longest={4}>
          <a href={billAddress(locale, bill)}>{bill.number}</a>
        </Heading>
        <BillStatus locale={locale} bill={bill} nextNumber={nextNumber} />
        <p className="card-summary">{bill.about[locale]}</p>
      </div>
      <div className="card-figure">
        <Figure name={poster.figure} ground={poster.ground} />
      </div>
    </article>
  );
}

/** A bill on one ruled line, for a page that names it: its picture, number, status, and what it is. */
export function BillLine({ locale, bill, nextNumber, poster }: BillCardProps) {
  return (
    <li className="bill-line">
      <div className={`bill-line-figure ground-${poster.ground}`}>
        <Figure name={poster.figure} ground={poster.ground} />
      </div>
      <div className="bill-line-words">
        <h3>
          <a href={billAddress(locale, bill)}>{bill.number}</a>
        </h3>
        <BillStatus locale={locale} bill={bill} nextNumber={nextNumber} />
        <p>{bill.about[locale]}</p>
        {bill.thanks ? <p className="bill-line-thanks">{bill.thanks[locale]}</p> : null}
      </div>
    </li>
  );
}

const billAddress = (locale: Locale, { id }: Bill): string => localePath(locale, `/bills/${id}`);
