import type { Locale } from "@/lib/platform/i18n";
import { alreadyMember } from "./templates/already-member";
import { confirm } from "./templates/confirm";
import type { RenderedMail } from "./templates/layout";
import { staffSignIn } from "./templates/staff-sign-in";
import { update } from "./templates/update";
import { welcome } from "./templates/welcome";

const templates = {
  confirm,
  welcome,
  "already-member": alreadyMember,
  "staff-sign-in": staffSignIn,
  update,
};

/** The mails that the outbox can hold. */
export type TemplateName = keyof typeof templates;

/** What a template needs to be told. */
export type TemplateData<N extends TemplateName> = Parameters<(typeof templates)[N]>[0];

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templates, name);

/** Writes one mail. `data` is what the template of that name takes. */
export function renderMail<N extends TemplateName>(
  template: N,
  data: TemplateData<N>,
  locale: Locale,
): RenderedMail {
  // The compiler does not see that a name's template takes that name's data.
  const write = templates[template] as (data: TemplateData<N>, locale: Locale) => RenderedMail;
  return write(data, locale);
}
