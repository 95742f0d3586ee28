import { z } from "zod";
import type { Messages } from "@/lib/platform/i18n";
import { readAddress } from "./address";
import { cleanLine, holdsLinkOrMarkup, isVisible, lengthOf } from "./text";

export const membershipKinds = ["individual", "organization"] as const;
export type MembershipKind = (typeof membershipKinds)[number];

/** The kinds of organizations that join. */
export const sectors = [
  "nonprofit",
  "school",
  "afterschool",
  "faith",
  "health",
  "parent-group",
  "business",
  "labor",
  "foundation",
  "government",
] as const;
export type Sector = (typeof sectors)[number];

/** About how many people work at an organization. */
export const organizationSizes = ["1-9", "10-49", "50-249", "250-999", "1000+"] as const;

/** What somebody can look after at an organization. */
export const organizationDuties = ["primary_contact", "communications", "signatory"] as const;
export type OrganizationDuty = (typeof organizationDuties)[number];

/** What somebody is in this: it says which news help them. */
export const audiences = ["parent", "educator", "student", "business", "community", "official"] as const;
export type Audience = (typeof audiences)[number];

/** How often somebody wants to be written to. */
export const updateFrequencies = ["each", "monthly", "receipts"] as const;
export type UpdateFrequency = (typeof updateFrequencies)[number];

/** What mail somebody can agree to: updates and digests, calls to act, news for those who act for an organization. */
export const mailPurposes = ["updates", "alerts", "notices"] as const;
export type MailPurpose = (typeof mailPurposes)[number];

/** Where a membership can stand. */
export const membershipStatuses = ["active", "paused", "pending", "left", "removed"] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

/** How a membership can have come about. */
export const sourceKinds = ["page", "campaign", "partner", "import", "paper", "staff"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** The issues one can care about: the last part of an issue's address. */
export const interests = ["stem", "linked-learning"] as const;

/** What can be wrong with a field; the words for it are in content/LOCALE/messages/join.json under "errors". */
export type JoinError = keyof Messages["join"]["errors"];

const LONGEST_NAME = 100;
const LONGEST_WEBSITE = 200;
// What comes back to the browser travels twice with the next try: as the fields and as the form's state.
const LONGEST_KEPT = 12_000;

const error = (code: JoinError): JoinError => code;

const line = z.string().transform(cleanLine);

/** An address that mail can go to, as typed. */
export const emailField = line.pipe(
  z
    .string()
    .min(1, { error: error("email-missing"), abort: true })
    .refine((text) => lengthOf(text) <= 254, { error: error("email-long"), abort: true })
    .refine((text) => readAddress(text) !== null, error("email-wrong")),
);

/** What a person or an organization calls itself: any script, emoji too, but no link and no markup. */
export const nameField = line.pipe(
  z
    .string()
    .refine((text) => lengthOf(text) <= LONGEST_NAME, { error: error("too-long"), abort: true })
    .refine((text) => !holdsLinkOrMarkup(text), error("holds-link")),
);

const required = (code: JoinError) => line.pipe(z.string().refine(isVisible, error(code))).pipe(nameField);

/** Five digits, or empty. ZIP+4 is cut to the five. */
export const zipField = line
  .transform((text) => text.normalize("NFKC"))
  .pipe(z.string().regex(/^(?:\d{5}(?:[- ]?\d{4})?)?$/, error("zip-wrong")))
  .transform((text) => text.slice(0, 5));

/** An address on the web that begins with http or https, or empty. Without a scheme it gets https. */
export const websiteField = line
  .pipe(
    z
      .string()
      .refine((text) => lengthOf(text) <= LONGEST_WEBSITE, { error: error("website-long"), abort: true }),
  )
  .transform((text) =>
    text === "" || /^[a-z][a-z0-9+.-]*:/i.test(text.replace(/:\d+/, "")) ? text : `https://${text}`,
  )
  .pipe(z.string().refine((text) => text === "" || isWebAddress(text), error("website-wrong")))
  .transform((text) => (text === "" ? "" : new URL(text).href));

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const named = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(hostname);
  return /^https?:$/.test(protocol) && named && username === "" && password === "";
}

const person = {
  email: emailField,
  firstName: required("firstName-missing"),
  lastName: nameField,
  zip: zipField,
  // Boxes that are not ours are as good as not ticked.
  interests: z
    .array(z.string())
    .transform((ticked) => interests.filter((interest) => ticked.includes(interest))),
  // What is not on our list is as good as not chosen.
  audience: z.string().transform((chosen) => audiences.find((audience) => audience === chosen) ?? null),
};

/** The join form, both kinds. The messages of its issues are `JoinError`s. */
export const joinSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("individual"), ...person }),
  z.object({
    kind: z.literal("organization"),
    ...person,
    organizationName: required("organizationName-missing"),
    website: websiteField,
    sector: z.enum(sectors, error("sector-missing")),
    role: nameField,
    authority: z.literal(true, error("authority-missing")),
    listPublicly: z.boolean(),
  }),
]);
export type JoinInput = z.infer<typeof joinSchema>;

/** What stands in the form's fields, as typed. */
export type JoinValues = {
  kind: MembershipKind;
  email: string;
  firstName: string;
  lastName: string;
  zip: string;
  interests: string[];
  audience: string;
  organizationName: string;
  website: string;
  sector: string;
  role: string;
  authority: boolean;
  listPublicly: boolean;
};
export type JoinField = keyof JoinValues;

/** What the join form shows: what was typed, what is wrong with it, and the stamp of when it was first shown. */
export type JoinFormState = {
  values: JoinValues;
  errors: Partial<Record<JoinField, JoinError>>;
  notice: "once-more" | "too-many" | "not-kept" | null;
  startedAt: string;
};

export const emptyJoinValues = (kind: MembershipKind): JoinValues => ({
  kind,
  email: "",
  firstName: "",
  lastName: "",
  zip: "",
  interests: [],
  audience: "",
  organizationName: "",
  website: "",
  sector: "",
  role: "",
  authority: false,
  listPublicly: false,
});

/** A kind out of an address or a form; a person unless it says otherwise. */
export const readKind = (value: unknown): MembershipKind =>
  value === "organization" ? "organization" : "individual";

/** The page somebody came from: one of our addresses, "/join" for anything else. */
export const readSource = (value: unknown): string =>
  typeof value === "string" && /^\/[a-z0-9-]+(?:\/[a-z0-9-]+){0,5}$/.test(value) && value.length <= 120
    ? value
    : "/join";

/** What was sent with the form. Files and repeated fields count as nothing. */
export function readJoinForm(form: FormData): JoinValues {
  // Control signs cannot be shown again in a page: they are dropped, line breaks too.
  const field = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string"
      ? value
          .slice(0, LONGEST_KEPT)
          .toWellFormed()
          .replace(/\p{Cc}+/gu, " ")
      : "";
  };
  return {
    kind: readKind(form.get("kind")),
    email: field("email"),
    firstName: field("firstName"),
    lastName: field("lastName"),
    zip: field("zip"),
    interests: form.getAll("interests").filter((value) => typeof value === "string"),
    audience: field("audience"),
    organizationName: field("organizationName"),
    website: field("website"),
    sector: field("sector"),
    role: field("role"),
    authority: form.has("authority"),
    listPublicly: form.has("listPublicly"),
  };
}

/** Checks what was typed: what it means, or the first thing that is wrong with each field. */
export function checkJoin(
  values: JoinValues,
): { ok: true; input: JoinInput } | { ok: false; errors: JoinFormState["errors"] } {
  const parsed = joinSchema.safeParse(values);
  if (parsed.success) return { ok: true, input: parsed.data };
  const errors: JoinFormState["errors"] = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as JoinField;
    errors[field] ??= issue.message as JoinError;
  }
  return { ok: false, errors };
}

/** What a confirmation link leads to. `confirmed`: it was used a moment ago. */
export type Confirmation =
  | { state: "unknown" | "expired" | "used" }
  | {
      state: "ready" | "confirmed";
      kind: MembershipKind;
      firstName: string;
      organizationName: string | null;
      asked: AskedFor;
    };

/** What a confirmation will record besides the name, as its page shows it. */
export type AskedFor = {
  /** Names this version of the request: what is confirmed must be what was seen. */
  version: string;
  lastName: string;
  zip: string | null;
  interests: string[];
  audience: Audience | null;
  website: string | null;
  sector: string | null;
  role: string | null;
  listPublicly: boolean;
};

/**
 * What mail goes to an address, the address as only its owner recognises it, and what there is short of ending it.
 * `subscribed`: to the kind that was asked about, or to any.
 */
export type Subscription = {
  address: string;
  subscribed: boolean;
  mail: MailPurpose[];
  offers: { fewer: boolean; pause: boolean };
};

/** What is held of somebody, kind by kind, in the order in which it is told. */
export const heldKinds = [
  "addresses",
  "memberships",
  "consents",
  "events",
  "notes",
  "mails",
  "deliveries",
  "requests",
  "invitations",
  "listRows",
  "visits",
] as const;
export type HeldKind = (typeof heldKinds)[number];

/** How many there are of each kind. */
export type HeldCounts = Record<HeldKind, number>;
