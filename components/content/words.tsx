import type { ContentProps } from "@/lib/content/schema";

/** Words in the other language, for programs that read aloud, break words or translate. */
export function Words({ lang, children }: ContentProps["Words"]) {
  return <span lang={lang}>{children}</span>;
}
