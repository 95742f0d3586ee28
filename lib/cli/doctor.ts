import { resolveTxt } from "node:dns/promises";
import { statfs } from "node:fs/promises";
import { Client } from "pg";
import { env, siteUrl } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/errors";

/** What was looked at, whether it is as it should be, and what there is to say or do. */
export type Finding = { what: string; good: boolean; words: string };

type Check = { what: string; look: () => Promise<string> };

/** Mail that has been due for longer than this, in milliseconds, means that nobody takes it up. */
const STUCK = 15 * 60_000;
/** Less free disk than this, in bytes, is a reason to worry. */
const LITTLE = 500_000_000;

const checks: Check[] = [
  { what: "Node.js", look: () => Promise.resolve(process.versions.node) },
  {
    what: "Data folder",
    look: async () => {
      const { bavail, bsize } = await statfs(env.DATA_DIR);
      const free = `${env.DATA_DIR}, ${Math.round((bavail * bsize) / 1e9)} GB free`;
      if (bavail * bsize < LITTLE) throw new OperatorError(`${free}. Make room before the disk is full.`);
      return free;
    },
  },
  {
    what: "Database",
    look: async () => {
      const client = new Client({ connectionString: env.DATABASE_URL });
      await client.connect();
      const { rows } = await client.query<{ version: string; size: string }>(
        "select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size",
      );
      await client.end();
      return `PostgreSQL ${rows[0]!.version}, ${rows[0]!.size}`;
    },
  },
  {
    what: "Content",
    look: async () => {
      const { checkContent, formatProblem } = await import("@/lib/content/check");
      const problems = checkContent().filter((problem) => problem.severity !== "warning");
      if (problems.length > 0) throw new OperatorError(problems.map(formatProblem).join("; "));
      return "every page can be read";
    },
  },
  {
    what: "Public address",
    look: () => {
      const secure = siteUrl().startsWith("https:");
      return Promise.resolve(
        secure ? siteUrl() : `${siteUrl()} (set SITE_URL to an https address before you publish)`,
      );
    },
  },
  {
    what: "Mail server",
    look: async () => {
      if (!env.SMTP_URL) return "none (SMTP_URL is not set: mail is kept at /staff/mailbox)";
      const { closeTransport, mailTransport } = await import("@/lib/mail/transport");
      try {
        await mailTransport()?.verify();
        return `${new URL(env.SMTP_URL).host} takes mail`;
      } catch (cause) {
        throw new OperatorError(
          `${new URL(env.SMTP_URL).host} does not take mail: ${(cause as Error).message}.`,
        );
      } finally {
        closeTransport();
      }
    },
  },
  {
    what: "Mail signature",
    look: async () => {
      const { mailSigner } = await import("@/lib/mail/signer");
      const signer = mailSigner();
      if (!signer)
        return "none (DKIM_DOMAIN is not set: the mail server has to sign, or mail is less trusted)";
      const { name, value } = signer.record;
      const found = await resolveTxt(name).catch(() => []);
      const keys = found.map((parts) => parts.join("").replace(/\s/g, ""));
      if (keys.some((record) => record.includes(value.slice(value.indexOf("p=")))))
        return `${name} is in DNS`;
      throw new OperatorError(`DNS does not have it. Add a TXT record ${name} with this: ${value}`);
    },
  },
  {
    what: "Mail queue",
    look: async () => {
      const { countOutbox } = await import("@/lib/mail/queries");
      const { waiting, failed, oldestDueMs } = await countOutbox(new Date());
      const counts = `${waiting} waiting, ${failed} not sent`;
      if (oldestDueMs > STUCK)
        throw new OperatorError(`${counts}. Nobody takes it up: start the site or npm run worker.`);
      return counts;
    },
  },
  {
    what: "Staff",
    look: async () => {
      const { countForStaff } = await import("@/lib/members/queries/count-for-staff");
      const { staff } = await countForStaff(new Date());
      if (staff === 0)
        throw new OperatorError("nobody. Invite someone: npm run site -- staff invite EMAIL --role admin.");
      return staff === 1 ? "1 person" : `${staff} people`;
    },
  },
  {
    what: "Metrics",
    look: async () => {
      const { metricsKey } = await import("@/lib/auth/metrics-key");
      return `${siteUrl()}/api/metrics, with the header Authorization: Bearer ${metricsKey()}`;
    },
  },
];

/** Looks at everything; one thing that is not as it should be does not keep the others from being looked at. */
export async function examine(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { what, look } of checks) {
    try {
      findings.push({ what, good: true, words: await look() });
    } catch (cause) {
      findings.push({ what, good: false, words: (cause as Error).message });
    }
  }
  return findings;
}
