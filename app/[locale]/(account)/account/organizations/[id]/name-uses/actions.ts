"use server";

import { redirect } from "next/navigation";
import { requireMember } from "@/lib/auth/member";
import { answerNameUse } from "@/lib/members/commands/answer-name-use";
import { getOwnOrganization, listOwnNameUses } from "@/lib/members/queries/get-own-organization";
import { localePath, translator } from "@/lib/platform/i18n";
import { readLocale, visitorNetwork } from "../../../../../(join)/visitor";
import { readId } from "../read-id";

/** Keeps an answer with the words of its button and all of what the name would stand under. */
export async function answerNameUseAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale);
  const id = readId(form.get("organizationId"));
  const back: (done: string) => never = (done) =>
    redirect(`${localePath(locale, `/account/organizations/${id}/name-uses`)}?done=${done}`);
  const nameUseId = readId(form.get("nameUseId"));
  const answer = form.get("answer");
  if (answer !== "yes" && answer !== "no") return back("unknown");
  const [organization, questions] = await Promise.all([
    getOwnOrganization(viewer, id),
    listOwnNameUses(viewer, id),
  ]);
  const question = questions.find((one) => one.id === nameUseId);
  if (!organization || !question) return back("unknown");
  const t = translator(locale, "account-organization");
  const said = t(answer === "yes" ? "nameUses.yesWords" : "nameUses.noWords", {
    organization: organization.name,
    title: question.title,
  });
  const shown = { words: `${said}\n\n${question.text}`, locale, network: await visitorNetwork() };
  const result = await answerNameUse(viewer, id, nameUseId, answer === "yes", shown);
  back(result.ok ? "answered" : result.reason);
}
