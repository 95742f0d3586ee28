import { StaffHead } from "@/components/staff/staff-head";

export default function StaffNotFound() {
  return (
    <>
      <StaffHead title="There is no such page" summary="It may have been removed, or its address mistyped." />
      <a href="/staff" className="button">
        To the overview
      </a>
    </>
  );
}
