import type { Metadata } from "next";
import { ClaimList, lacksOf } from "@/components/staff/claim-list";
import { StaffHead } from "@/components/staff/staff-head";
import { requireStaff } from "@/lib/auth/viewer";
import { listClaims } from "@/lib/content/store";

export const metadata: Metadata = { title: "Claims" };

export default async function ClaimsPage() {
  await requireStaff();
  const claims = [...listClaims().values()];
  const open = claims.filter((claim) => lacksOf(claim).length > 0);
  return (
    <>
      <StaffHead
        title="Claims to check"
        summary="Figures whose year is not known, or that nobody has held against their first source yet. Readers see “undated” beside the first kind. They are corrected in content/claims.yaml."
      />
      <p className="mb-6">
        {open.length} of {claims.length} figures.
      </p>
      {open.length > 0 ? <ClaimList claims={open} /> : <p>Every figure has its year and has been checked.</p>}
    </>
  );
}
