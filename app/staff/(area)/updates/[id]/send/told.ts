import type { Said } from "@/components/staff/told";

/** What came of the last press on the page that sends, by the address's parameter `done`. */
export const told: Readonly<Record<string, Said>> = {
  chosen: "Kept. This is who gets it now.",
  planned: "Kept. This is when it goes out, once it is approved.",
  moved: "It has a new time. What was approved is the same.",
  "test-planned": "Kept. These subjects are tried before the others get the winner.",
  "no-test": "There is no test any more: everyone gets the first subject.",
  submitted: "Handed in. Whoever may approve it has a mail.",
  withdrawn: "It is a draft again. Hand it in anew when it is ready.",
  returned: "Sent back with your note. Whoever wrote it has a mail.",
  scheduled: "Approved. It goes out by itself at its hour; until then you can take it back.",
  canceled: "Taken back. Nobody got it, and it is a draft again.",
  "changed-elsewhere": {
    words:
      "Nothing was sent: somebody changed the update, whom it is for or when, since you looked at it. This is how it stands now.",
    wrong: true,
  },
  "not-ready": { words: "Nothing was sent: something is missing.", wrong: true },
  "checks-open": {
    words: "Nothing was sent: the check list has found something. Put it right, or overrule it knowingly.",
    wrong: true,
  },
  "segment-gone": { words: "That segment is no longer there, so nothing was changed.", wrong: true },
  nobody: { words: "Nothing was sent: there is nobody to send it to.", wrong: true },
  "needs-other": {
    words: "Nothing was sent: for so many people somebody else approves what you wrote. Hand it in.",
    wrong: true,
  },
  "nobody-approves": {
    words: "Nobody else here may approve it, so it was not handed in. See below what to do.",
    wrong: true,
  },
  "too-late": {
    words: "Nothing was sent: the time that was planned is past. Choose another.",
    wrong: true,
  },
  "sender-gone": {
    words: "Nothing was sent: its sender may not be used any more. Choose another where it is written.",
    wrong: true,
  },
  "no-note": { words: "Write down what should change: the note goes to whoever wrote it.", wrong: true },
  "not-submitted": { words: "It is not waiting for a decision any more.", wrong: true },
  "not-draft": { words: "Nothing was changed: it is not a draft any more.", wrong: true },
  "local-hours": {
    words: "A test of subjects needs one hour for all: let it go out to everyone at once first.",
    wrong: true,
  },
  "not-found": { words: "That update is no longer here.", wrong: true },
};
