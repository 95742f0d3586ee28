import type { Said } from "@/components/staff/told";

/** What came of an act, by the word in the address. */
export const told: Readonly<Record<string, Said>> = {
  noted: "The note is kept.",
  "note-gone": "The note is deleted.",
  "note-wrong": { words: "That note was empty or too long, so it was not kept.", wrong: true },
  tagged: "The tag is added.",
  untagged: "The tag is taken off.",
  "tag-wrong": { words: "A tag has between one and 40 characters. Nothing was changed.", wrong: true },
  "too-many": {
    words: "A record has at most 30 tags. Take one off before you add another.",
    wrong: true,
  },
  corrected: "Corrected. What was there before stands under “What happened”.",
  pause: "Paused. They get no updates until somebody resumes it.",
  resume: "Resumed. They are a member as before.",
  remove: "Removed. They are no longer a member there, and get no updates for it.",
  nothing: {
    words: "Nothing was changed: nothing was chosen, or it stood there already.",
    wrong: true,
  },
  "reason-missing": { words: "Nothing was changed: say why, in a few words.", wrong: true },
  withdrawn: "They get no more mail of any kind. Only they themselves can change that.",
  "suppression-lifted": "The next update goes to their address again.",
  already: "They got no updates already, so nothing was changed.",
  unknown: { words: "That is no longer here, so nothing was changed.", wrong: true },
  "link-sent": "A link to their account is on its way, unless they just got one. It works once.",
  nobody: { words: "Nobody here has that address, so there is nothing to compare.", wrong: true },
  "same-record": { words: "That address is this record's own.", wrong: true },
  "works-here": { words: "Not deleted: they work here. An administrator can do it.", wrong: true },
  "last-admin": {
    words: "Not deleted: nobody would be left who can invite staff. Invite another administrator first.",
    wrong: true,
  },
  merged: "The two records are one now. For a week you can part them again, below.",
  parted: "The two records are parted again, as they were.",
};
