/** What a mail server said, fit to be kept: one line without addresses, at most 500 signs; null for nothing. */
export function tellableWords(text: string): string | null {
  const words = text
    .slice(0, 4000)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/<?[^\s<>()[\]:;,"']{1,256}@[^\s<>()[\]:;,"']{1,256}>?/g, "…")
    .trim();
  return words.slice(0, 500).toWellFormed() || null;
}

/** Small letters, no accents, one space between words: how words are compared. */
export const plainWords = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
