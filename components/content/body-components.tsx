import type { ContentComponents } from "@/lib/content/schema";
import { AgendaItem, Act, Callout, Goal, Progress, Quote, View } from "@/components/content/blocks";
import { Claim, Figures } from "@/components/content/claim";
import { Comparison } from "@/components/content/comparison";
import { Term } from "@/components/content/term";
import { Words } from "@/components/content/words";

/** How each component that an editor may write is drawn on the site. */
export const bodyComponents: ContentComponents = {
  Act,
  AgendaItem,
  Callout,
  Claim,
  Comparison,
  Figures,
  Goal,
  Progress,
  Quote,
  Term,
  View,
  Words,
};
