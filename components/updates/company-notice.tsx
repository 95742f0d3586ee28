import type { Company } from "./use-company";

const list = new Intl.ListFormat("en", { type: "conjunction" });

type CompanyNoticeProps = {
  company: Company | null;
  /** What this page was loaded from or saved as. */
  revision: number;
  /** Nothing typed here waits to be saved. */
  clean: boolean;
};

/** Who else has the update open, and that one of them saved it. */
export function CompanyNotice({ company, revision, clean }: CompanyNoticeProps) {
  const others = company?.others ?? [];
  const newer = company !== null && company.revision > revision;
  return (
    <div role="status" className="company empty:hidden">
      {others.length > 0 ? (
        <p>
          <strong>{list.format(others)}</strong> {others.length === 1 ? "has" : "have"} this update open too.
          Nobody can write over anybody else: whoever saves second sees both texts.
        </p>
      ) : null}
      {newer && clean ? (
        <p>
          {company.by || "Somebody"} saved it after you opened it. <a href="">Show what it is now</a>
        </p>
      ) : null}
    </div>
  );
}
