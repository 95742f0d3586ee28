import { colors } from "@/lib/content/colors";

const { poppy, lupine, sun } = colors.light;

/** The mark: a flower of four cut petals, one of them lupine. Decorative: the name stands beside it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      className={`drawn ${className ?? ""}`}
      viewBox="0 0 200 200"
      width="48"
      height="48"
      aria-hidden="true"
      focusable="false"
    >
      <path fill={poppy} d="M98 98H49A49 49 0 1 1 98 49Z" />
      <path fill={poppy} d="M102 98V49A49 49 0 1 1 151 98Z" />
      <path fill={poppy} d="M102 102H151A49 49 0 1 1 102 151Z" />
      <path fill={lupine} d="M98 102V151A49 49 0 1 1 49 102Z" />
      <circle fill={sun} cx="100" cy="100" r="25" />
    </svg>
  );
}
