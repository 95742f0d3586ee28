import { Notice } from "@/components/ui/notice";

/** What came of something that was pressed: a sentence, or one that says what went wrong. */
export type Said = string | { words: string; wrong?: boolean };

type ToldProps = {
  /** The word that the page's address ends in: `?done=kept`. */
  done: string | readonly string[] | undefined;
  words: Readonly<Record<string, Said>>;
  /** Every word of them says what went wrong. */
  wrong?: boolean;
};

/** Tells on the next page what came of what was pressed on the last. A word that nobody knows says nothing. */
export function Told({ done, words, wrong: all = false }: ToldProps) {
  const said = typeof done === "string" && Object.hasOwn(words, done) ? words[done] : undefined;
  if (said === undefined) return null;
  const { words: sentence, wrong = all } = typeof said === "string" ? { words: said } : said;
  return (
    <div className="mb-8" role={wrong ? "alert" : "status"}>
      <Notice tone={wrong ? "wrong" : "plain"}>{sentence}</Notice>
    </div>
  );
}
