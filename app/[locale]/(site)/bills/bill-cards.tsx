import "@/app/styles/cards.css";
import { BillCard, BillLine } from "@/components/content/bill-card";
import { billPosters } from "@/lib/content/figures/bills";
import type { Bill } from "@/lib/content/records/schema";
import { listBills } from "@/lib/content/store";
import type { Locale } from "@/lib/platform/i18n";

type BillsProps = { locale: Locale; bills: readonly Bill[] };

/** The bill that carries a bill's purpose on. */
export const nextOf = ({ leadsTo }: Bill): Bill | undefined =>
  leadsTo === undefined ? undefined : listBills().get(leadsTo);

const shown = (bill: Bill) => ({ bill, nextNumber: nextOf(bill)?.number, poster: billPosters[bill.status] });

/** Bills as small posters. */
export function BillCards({ locale, bills }: BillsProps) {
  return bills.map((bill) => <BillCard key={bill.id} locale={locale} {...shown(bill)} />);
}

/** Bills line by line, for a page that names them. */
export function BillLines({ locale, bills }: BillsProps) {
  return (
    <ul className="bill-lines">
      {bills.map((bill) => (
        <BillLine key={bill.id} locale={locale} {...shown(bill)} />
      ))}
    </ul>
  );
}
