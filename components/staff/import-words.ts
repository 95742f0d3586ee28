import type { ImportField, ImportStatus, Refusal, RowFate, RowNote } from "@/lib/members/import/schema";

/** What a column can hold, as the choice beside it says. */
export const fieldWords: Readonly<Record<ImportField, string>> = {
  email: "Email address",
  firstName: "First name",
  lastName: "Last name",
  fullName: "Whole name",
  zip: "ZIP code",
  locale: "Language",
  audience: "What they are (parent, educator …)",
  interests: "Interests",
  tags: "Tags",
  organizationName: "Organization",
  website: "Organization’s website",
  sector: "Kind of organization",
  role: "Role at the organization",
  kind: "Person or organization",
  unsubscribed: "Unsubscribed there (yes, or a status)",
  subscribed: "May be written to (yes or no)",
  since: "Member since",
};

export const encodingWords: Readonly<Record<string, string>> = {
  "utf-8": "Unicode (UTF-8)",
  "windows-1252": "Western, Windows",
  macintosh: "Western, old Mac",
  "utf-16le": "Unicode (UTF-16)",
  "utf-16be": "Unicode (UTF-16, big endian)",
  "iso-8859-2": "Central European",
  "windows-1250": "Central European, Windows",
  "windows-1251": "Cyrillic, Windows",
  shift_jis: "Japanese (Shift JIS)",
  gb18030: "Chinese, simplified (GB 18030)",
  big5: "Chinese, traditional (Big5)",
  "euc-kr": "Korean (EUC-KR)",
};

export const separatorWords: readonly { value: string; label: string }[] = [
  { value: ",", label: "Comma ," },
  { value: ";", label: "Semicolon ;" },
  { value: "tab", label: "Tab" },
  { value: "|", label: "Bar |" },
];

export const fateWords: Readonly<Record<RowFate, string>> = {
  new: "New",
  update: "Changed",
  same: "Nothing new",
  refused: "Refused",
};

export const importStatusWords: Readonly<Record<ImportStatus, string>> = {
  mapping: "Columns to settle",
  checking: "Being tried",
  checked: "Tried, not taken in",
  running: "Being taken in",
  done: "Taken in",
  undoing: "Being undone",
  undone: "Undone",
  failed: "Stopped",
};

const reasons: Readonly<Record<Refusal | RowNote, string>> = {
  "email-missing": "There is no email address.",
  "email-wrong": "The email address cannot be one.",
  "name-wrong": "A name or role is too long, or holds a web address.",
  "organization-missing": "It is for an organization, and names none.",
  "organization-wrong": "The organization’s name is too long, or holds a web address.",
  repeated: "An earlier row says the same address already.",
  suppressed:
    "They asked not to be kept or written to, or mail to the address came back. They can come back by joining.",
  "unsubscribed-elsewhere": "The list itself says that they do not want mail.",
  unsubscribed: "They unsubscribed here. Only they can change that.",
  left: "They left. Only they can come back, by joining.",
  removed: "They were taken out. Only staff can bring them back, on their record.",
  paused: "They paused their membership. Only they can resume it.",
  "zip-left-out": "Its ZIP code makes no sense and is left out.",
  "date-left-out": "Its date makes no sense, or is in the future, and is left out.",
  "language-left-out": "Its language is not one we write in; the list’s is taken.",
  "audience-left-out": "What they are is none of our words and is left out.",
  "sector-left-out": "The kind of organization is none of our words and is left out.",
  "website-left-out": "Its website cannot be one and is left out.",
};

/** Why a row is refused, or what of it is left out, in plain words. */
export const reasonWords = (reason: string | null): string =>
  reason !== null && Object.hasOwn(reasons, reason) ? reasons[reason as Refusal | RowNote] : "";

/** A length in bytes as people say it. */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString("en-US")} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
