import { resolve } from "node:path";
import { z } from "zod";

/** A setting that cannot be used. Its message names every bad key and is fit to print as it is. */
export class EnvError extends Error {
  override name = "EnvError";
}

const port = z.coerce.number().int().min(0).max(65535);

const envSchema = z.object({
  /** A PostgreSQL 14+ server. Without it the launcher runs an embedded one in DATA_DIR. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
    .optional(),
  /** The public address, without a slash at the end. Links in mail begin with it. */
  SITE_URL: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://example.org" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  /** The address to listen at; without it, all of them. */
  HOST: z.string().min(1).optional(),
  PORT: port.default(3000),
  DATA_DIR: z.string().min(1).default(".data"),
  /** Signs links and sessions. Made and kept in DATA_DIR when not set. */
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().min(3).default("The Children's Movement of California <movement@localhost>"),
  /** Messages a second an update is sent with, at most. */
  MAIL_RATE: z.coerce.number().positive().max(100_000).default(50),
  /**
   * Where messages come back to that cannot be delivered: a domain of its own whose mail this site takes in, or an
   * address with room for a tag behind a plus sign. Without it they come back to MAIL_FROM.
   */
  MAIL_BOUNCES: z
    .string()
    .regex(
      /^(?:[a-z0-9._-]{1,19}@)?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i,
      "must be a domain, or an address with at most 19 signs before the @",
    )
    .optional(),
  /** What mail is signed with (DKIM): the domain that answers for it, the key's name in DNS, and the key (PEM). */
  DKIM_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i, "must be a domain such as example.org")
    .optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i, "must be a name of letters, digits and hyphens")
    .optional(),
  DKIM_KEY_FILE: z.string().optional(),
  DKIM_PRIVATE_KEY: z.string().optional(),
  /** The port at which reports of what came back are taken in by SMTP. Without it, none is opened. */
  INBOUND_SMTP_PORT: port.optional(),
  /** The files (PEM) of the certificate and its key that STARTTLS is offered with. */
  INBOUND_TLS_CERT: z.string().optional(),
  INBOUND_TLS_KEY: z.string().optional(),
  /** A mailbox that is read for such reports: imaps://user:password@host/folder */
  INBOUND_IMAP_URL: z
    .string()
    .regex(/^imaps?:\/\//, "must begin with imap:// or imaps://")
    .optional(),
  /** What each provider's notices are proved by: an SNS topic's ARN, a `user:password`, a signing key, a public key. */
  INBOUND_SES_TOPIC: z
    .string()
    .regex(/^arn:aws[a-z-]*:sns:/, "must begin with arn:aws:sns:")
    .optional(),
  INBOUND_POSTMARK: z
    .string()
    .regex(/^[^:]+:.{12,}$/, "must be a name, a colon and at least 12 signs")
    .optional(),
  INBOUND_MAILGUN: z.string().min(16, "must have at least 16 characters").optional(),
  INBOUND_SENDGRID: z.string().min(80, "must be the public key as the provider shows it").optional(),
  WORKER: z.enum(["inline", "off"]).default("inline"),
  /** How many proxies in front may be believed about the visitor's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  NODE_ENV: z.enum(["production", "development", "test"]).default("development"),
  /** The framework tells its makers nothing about us. */
  NEXT_TELEMETRY_DISABLED: z.string().default("1"),
  /** Set by npm for what it runs. */
  npm_lifecycle_event: z.string().optional(),
});

export type Env = z.infer<typeof envSchema>;

/**
 * Reads settings out of a table of strings. An empty value counts as not set.
 * @throws EnvError naming each key that cannot be used.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return { ...parsed.data, DATA_DIR: resolve(parsed.data.DATA_DIR) };
  const bad = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new EnvError(`These settings cannot be used: ${bad.join("; ")}. See docs/operations.md.`);
}

/** The settings of this process. The only door to them. */
export const env: Env = parseEnv(process.env);

/**
 * Sets what the launcher found out (the embedded database's address, the secret, the site's address), for this
 * process and for everything it starts.
 */
export function settleEnv(values: Partial<Record<keyof Env, string>>): void {
  Object.assign(process.env, values);
  Object.assign(env, parseEnv(process.env));
}

/** This process's settings for a child process. */
export function childEnv(values: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...values };
}

/** The public address without a slash at the end, e.g. "http://localhost:3000". */
export function siteUrl(): string {
  return env.SITE_URL ?? `http://localhost:${env.PORT}`;
}
