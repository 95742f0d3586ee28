/**
 * Stands for a person's token in counted links while a message is composed. As long as a token (see signId) and of signs
 * that no transfer encoding changes, so that no line grows when the token takes its place.
 */
export const CLICK_SLOT = "clickTokenOfThePersonWhoGetsThisMail0000000";
