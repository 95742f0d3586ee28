import { showsMetricsKey } from "@/lib/auth/metrics-key";
import { getStaff } from "@/lib/auth/viewer";
import { countOutbox } from "@/lib/mail/queries";
import { countForStaff } from "@/lib/members/queries/count-for-staff";
import { countDeliveries, countReports } from "@/lib/updates/queries/count-deliveries";

export const dynamic = "force-dynamic";

/** A few counts as Prometheus text (exposition format 0.0.4), for the key that `site doctor` prints or signed-in staff. */
export async function GET(request: Request): Promise<Response> {
  if (!showsMetricsKey(request.headers.get("authorization")) && !(await getStaff()))
    return new Response("Show the key that `npm run site -- doctor` prints.\n", {
      status: 401,
      headers: { "WWW-Authenticate": 'Bearer realm="metrics"', "Cache-Control": "no-store" },
    });
  const now = new Date();
  const [members, mail, deliveries, reports] = await Promise.all([
    countForStaff(now),
    countOutbox(now),
    countDeliveries(now),
    countReports(now),
  ]);
  const gauges: [name: string, help: string, value: number | Labelled][] = [
    ["movement_individual_members", "Active individual memberships.", members.individuals],
    ["movement_organizations", "Organizations with an active membership.", members.organizations],
    [
      "movement_joined_7_days",
      "Active memberships that began in the last seven days.",
      members.joinedThisWeek,
    ],
    [
      "movement_open_duplicates",
      "Organization pairs that staff have yet to decide on.",
      members.openDuplicates,
    ],
    ["movement_mail_waiting", "Mails in the outbox that wait to be sent.", mail.waiting],
    ["movement_mail_failed", "Mails in the outbox that could not be sent.", mail.failed],
    ["movement_mail_oldest_due_seconds", "How long the oldest due mail has waited.", mail.oldestDueMs / 1000],
    [
      "movement_deliveries",
      "Deliveries of the updates that are going out, by state.",
      { label: "state", values: deliveries.byState },
    ],
    ["movement_delivery_queue", "Deliveries that are due and wait to be sent.", deliveries.queue],
    [
      "movement_delivery_oldest_due_seconds",
      "How long the oldest due delivery has waited.",
      deliveries.oldestDueMs / 1000,
    ],
    [
      "movement_delivery_retries",
      "Deliveries that the mail server asked to try again later.",
      deliveries.tried,
    ],
    ["movement_delivery_rate", "Deliveries a second over the last minute.", deliveries.lastMinute / 60],
    [
      "movement_mail_reports_24_hours",
      "Bounces, complaints and answers about mail in the last 24 hours, by kind.",
      { label: "kind", values: reports },
    ],
    ["process_resident_memory_bytes", "Resident memory.", process.memoryUsage().rss],
    ["process_uptime_seconds", "Time since the process began.", process.uptime()],
  ];
  const text = gauges.map(
    ([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${samples(name, value)}`,
  );
  return new Response(text.join(""), {
    headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store" },
  });
}

/** One number a value of a label, e.g. a state. */
type Labelled = { label: string; values: Record<string, number> };

const samples = (name: string, value: number | Labelled): string =>
  typeof value === "number"
    ? `${name} ${value}\n`
    : Object.entries(value.values)
        .map(([key, count]) => `${name}{${value.label}="${key}"} ${count}\n`)
        .join("");
