import { z } from "zod";
import type { Setting } from "@/lib/platform/settings";

/** A share of all that were handed over, in percent. */
const share = (least: number, most: number) =>
  z.coerce
    .number({ error: "Write a number." })
    .min(least, `Write a number from ${least} to ${most}.`)
    .max(most, `Write a number from ${least} to ${most}.`);

const schema = z.object({
  /** Whoever approves a send differs from whoever wrote it, when it goes to more than `fourEyesAbove` people. */
  fourEyes: z.boolean().default(true),
  fourEyesAbove: z.coerce
    .number({ error: "Write a whole number, 0 for every update." })
    .int("Write a whole number, 0 for every update.")
    .min(0, "Write a whole number, 0 for every update.")
    .max(10_000_000, "Write a number up to 10,000,000.")
    .default(1000),
  /** Whether links lead through /go/ and are counted. */
  clicks: z.boolean().default(false),
  // A send stops by itself above these shares. 0.3 percent of complaints is where the large mailbox providers stop
  // taking a sender's mail (Google's and Yahoo's requirements for bulk senders, 2024).
  refusedPercent: share(0.1, 100).default(10),
  bouncedPercent: share(0.1, 100).default(5),
  complainedPercent: share(0.01, 100).default(0.3),
  /** The postal address in the foot of every update (CAN-SPAM, 15 U.S.C. 7704(a)(5)); "" where none is settled. */
  postalAddress: z
    .string()
    .transform((text) =>
      text
        .toWellFormed()
        .split(/[\r\n]+/)
        .map((line) => line.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim())
        .filter(Boolean)
        .join("\n"),
    )
    .pipe(z.string().max(300, "A postal address has at most 300 characters."))
    .default(""),
  /** Messages a second to one receiving domain, at most; null: no limit but the one for all and what it answers. */
  domainRate: z
    .union([z.literal("").transform(() => null), z.null(), z.coerce.number().positive().max(100_000)], {
      error: "Write how many messages a second, more than 0, or leave it empty.",
    })
    .default(null),
});

/** What an admin settles about updates, at /staff/updates/settings. */
export type UpdateSettings = z.output<typeof schema>;

/** What an admin typed; the same shape as what is kept. */
export const updateSettingsSchema = schema;

/** How updates are approved, sent and counted here: `readSetting(updateSettings)`. */
export const updateSettings: Setting<UpdateSettings> = {
  name: "updates",
  schema,
  fallback: schema.parse({}),
};

/** The settings as they stand in a form: text, as it was typed. */
export type TypedUpdateSettings = {
  [Name in keyof UpdateSettings]: UpdateSettings[Name] extends boolean ? boolean : string;
};

/** What a form shows of the settings. */
export const typedSettings = (settings: UpdateSettings): TypedUpdateSettings => ({
  ...settings,
  fourEyesAbove: String(settings.fourEyesAbove),
  refusedPercent: String(settings.refusedPercent),
  bouncedPercent: String(settings.bouncedPercent),
  complainedPercent: String(settings.complainedPercent),
  domainRate: settings.domainRate === null ? "" : String(settings.domainRate),
});
