/** What a practised reader takes in a minute, in English and in Spanish: Brysbaert's mean (2019) for non-fiction is 238. */
const wordsPerMinute = 220;

/** Whole minutes that reading takes, at least one. */
export const readingMinutes = ({ words }: { words: number }): number =>
  Math.max(1, Math.round(words / wordsPerMinute));
