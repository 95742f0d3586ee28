import type { UpdateSettings } from "./settings";

/** Whether somebody who did not write an update has to approve it, at so many recipients. */
export const needsFourEyes = (
  settings: Pick<UpdateSettings, "fourEyes" | "fourEyesAbove">,
  recipients: number,
): boolean => settings.fourEyes && recipients > settings.fourEyesAbove;

/** Where somebody stands to an update that waits for its approval. */
export type Standing =
  /** They approve it, and it goes out. */
  | "approve"
  /** Their role may send, but they wrote it, changed it last or handed it in: somebody else has to. */
  | "needs-other"
  /** Their role writes and does not send: they hand it in. */
  | "hand-in";

/**
 * Where somebody stands to an update.
 * @param maySend whether their role may send
 * @param wrote whether they wrote it, changed it last or handed it in
 * @param fourEyes see `needsFourEyes`
 */
export const standingOf = (maySend: boolean, wrote: boolean, fourEyes: boolean): Standing =>
  !maySend ? "hand-in" : fourEyes && wrote ? "needs-other" : "approve";
