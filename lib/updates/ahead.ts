/** Makes things before they are asked for, in the order in which they are drawn. */
type Ahead<Made> = {
  /** The next one; null when there is nothing left to draw. Rejects when making it failed. */
  next: () => Promise<Made | null>;
  /** Takes back what was made or is being made and nobody asked for; what could not be made is left out. */
  clear: () => Promise<Made[]>;
};

/**
 * Signing a message takes time in another thread, drawing one a look into the database: meanwhile others are sent.
 * @param make draws one and makes it; null when there is nothing left
 */
export function makeAhead<Made>(make: () => Promise<Made | null>, depth: number): Ahead<Made> {
  let made: Promise<Made | null>[] = [];
  const fill = () => {
    while (made.length < depth) {
      const one = make();
      // It is heard by whoever asks for it.
      one.catch(() => {});
      made.push(one);
    }
  };
  return {
    next: () => {
      fill();
      const first = made.shift()!;
      fill();
      return first;
    },
    clear: async () => {
      const left = made;
      made = [];
      const ends = await Promise.allSettled(left);
      return ends.flatMap((end) => (end.status === "fulfilled" && end.value !== null ? [end.value] : []));
    },
  };
}
