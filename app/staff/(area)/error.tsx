"use client";

import { StaffHead } from "@/components/staff/staff-head";

export default function StaffError({ reset }: { error: Error; reset: () => void }) {
  return (
    <>
      <StaffHead
        title="That did not work"
        summary="Something went wrong on our side, and it has been written down. Nothing you did is lost unless this page says so."
      />
      <button type="button" className="button" onClick={reset}>
        Try again
      </button>
    </>
  );
}
