import type { Said } from "@/components/staff/told";

/** What a form that led to one of the organizations' pages has done. */
export const told: Readonly<Record<string, Said>> = {
  listed: "It is on the public list now. Its contact gets a letter.",
  unlisted: "It is off the public list, and its contact gets a letter that says why.",
  "not-asked": { words: "Nobody there has agreed to be listed, so nothing was changed.", wrong: true },
  unknown: {
    words: "That organization is no longer here, or nobody acts for it any more. Nothing was changed.",
    wrong: true,
  },
  shown: "It is written down that they may speak for it.",
  withdrawn: "Staff's word no longer stands. An address at its domain speaks for itself.",
  "note-missing": { words: "Write down how you know that they may speak for it.", wrong: true },
  asked: "The question is on its way. The answer will stand here.",
  "asked-already": { words: "That very question waits for an answer already.", wrong: true },
  nobody: { words: "Nobody acts for it, so there is nobody to ask.", wrong: true },
  past: { words: "The day for the answer is over already. Choose a later one.", wrong: true },
  "question-wrong": {
    words: "Give the question a title of at most 160 characters and a text of at most 5,000.",
    wrong: true,
  },
  parent: "What it is a part of is settled.",
  "parent-nobody": {
    words: "No organization here has that name. Check how its record writes it.",
    wrong: true,
  },
  "parent-several": {
    words: "Several records have that name. Decide about those duplicates first.",
    wrong: true,
  },
  "parent-circle": { words: "That organization is itself a part of this one.", wrong: true },
  merged: "The two records are one now. For a week you can part them again, below.",
  parted: "The two records are parted again, as they were.",
  "other-nobody": {
    words: "No other record here has that name, website or public address, so there is nothing to compare.",
    wrong: true,
  },
  "other-several": {
    words: "Several records fit that. Write the website or the public address of the one you mean.",
    wrong: true,
  },
  noted: "The note is kept.",
  "note-gone": "The note is deleted.",
  "note-wrong": { words: "A note needs some words, at most 5,000 characters.", wrong: true },
  tagged: "The tag is on.",
  untagged: "The tag is off.",
  "tag-wrong": { words: "A tag needs some letters, at most 40.", wrong: true },
  "too-many": { words: "It has as many tags as a record can have. Take one off first.", wrong: true },
};
