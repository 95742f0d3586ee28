/** What came of the last press on the page that sends, by the address's parameter `done`. */
export const told: Record<string, { words: string; tone: "plain" | "wrong" }> = {
  chosen: { words: "Kept. This is who gets it now.", tone: "plain" },
  planned: { words: "Kept. This is when it goes out, once it is approved.", tone: "plain" },
  moved: { words: "It has a new time. What was approved is the same.", tone: "plain" },
  "test-planned": {
    words: "Kept. These subjects are tried before the others get the winner.",
    tone: "plain",
  },
  "no-test": { words: "There is no test any more: everyone gets the first subject.", tone: "plain" },
  submitted: { words: "Handed in. Whoever may approve it has a mail.", tone: "plain" },
  withdrawn: { words: "It is a draft again. Hand it in anew when it is ready.", tone: "plain" },
  returned: { words: "Sent back with your note. Whoever wrote it has a mail.", tone: "plain" },
  scheduled: {
    words: "Approved. It goes out by itself at its hour; until then you can take it back.",
    tone: "plain",
  },
  canceled: { words: "Taken back. Nobody got it, and it is a draft again.", tone: "plain" },
  "changed-elsewhere": {
    words:
      "Nothing was sent: somebody changed the update, whom it is for or when, since you looked at it. This is how it stands now.",
    tone: "wrong",
  },
  "not-ready": { words: "Nothing was sent: something is missing.", tone: "wrong" },
  "checks-open": {
    words: "Nothing was sent: the check list has found something. Put it right, or overrule it knowingly.",
    tone: "wrong",
  },
  "segment-gone": { words: "That segment is no longer there, so nothing was changed.", tone: "wrong" },
  nobody: { words: "Nothing was sent: there is nobody to send it to.", tone: "wrong" },
  "needs-other": {
    words: "Nothing was sent: for so many people somebody else approves what you wrote. Hand it in.",
    tone: "wrong",
  },
  "nobody-approves": {
    words: "Nobody else here may approve it, so it was not handed in. See below what to do.",
    tone: "wrong",
  },
  "too-late": {
    words: "Nothing was sent: the time that was planned is past. Choose another.",
    tone: "wrong",
  },
  "sender-gone": {
    words: "Nothing was sent: its sender may not be used any more. Choose another where it is written.",
    tone: "wrong",
  },
  "no-note": { words: "Write down what should change: the note goes to whoever wrote it.", tone: "wrong" },
  "not-submitted": { words: "It is not waiting for a decision any more.", tone: "wrong" },
  "not-draft": { words: "Nothing was changed: it is not a draft any more.", tone: "wrong" },
  "local-hours": {
    words: "A test of subjects needs one hour for all: let it go out to everyone at once first.",
    tone: "wrong",
  },
  "not-found": { words: "That update is no longer here.", tone: "wrong" },
};
