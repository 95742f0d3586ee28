import type { MembershipStatus } from "@/lib/members/schema";

const standings: Readonly<Record<MembershipStatus, string>> = {
  active: "member",
  paused: "paused",
  pending: "not asked yet",
  left: "left",
  removed: "removed",
};

/** Where a membership stands, in words and colour. */
export function StandingBadge({ standing, prefix }: { standing: MembershipStatus; prefix?: string }) {
  const words = standings[standing];
  return (
    <span className="standing" data-standing={standing}>
      {prefix ? `${prefix}: ${words}` : `${words[0]!.toUpperCase()}${words.slice(1)}`}
    </span>
  );
}
