import { siteUrl } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n";
import { readUpdate } from "../markdown";
import { obstaclesOf, type Obstacle } from "../policy";
import type { UpdateContent } from "../schema";

/** Reads both languages' Markdown and names what keeps these words from being sent. */
export function findObstacles(content: UpdateContent): Obstacle[] {
  const problems = (locale: Locale) =>
    readUpdate(content[locale].body, { locale, siteUrl: siteUrl() }).problems;
  return obstaclesOf(content, { en: problems("en"), es: problems("es") });
}
