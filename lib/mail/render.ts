import type { Locale } from "@/lib/platform/i18n";
import { accountLink } from "./templates/account-link";
import { addressConfirm } from "./templates/address-confirm";
import { addressAsked, addressChanged, addressWanted } from "./templates/address-news";
import { alreadyMember } from "./templates/already-member";
import { confirm } from "./templates/confirm";
import { invitation } from "./templates/invitation";
import type { RenderedMail } from "./templates/layout";
import { listed } from "./templates/listed";
import { membershipEnded } from "./templates/membership-ended";
import { nameUse } from "./templates/name-use";
import { noAccount } from "./templates/no-account";
import { notListed } from "./templates/not-listed";
import { organizationNews } from "./templates/organization-news";
import { senderConfirm } from "./templates/sender-confirm";
import { staffSignIn } from "./templates/staff-sign-in";
import { update } from "./templates/update";
import { updateNews } from "./templates/update-news";
import { welcome } from "./templates/welcome";

const templates = {
  confirm,
  welcome,
  "already-member": alreadyMember,
  "membership-ended": membershipEnded,
  "account-link": accountLink,
  "address-asked": addressAsked,
  "address-changed": addressChanged,
  "address-confirm": addressConfirm,
  "address-wanted": addressWanted,
  "no-account": noAccount,
  "sender-confirm": senderConfirm,
  "staff-sign-in": staffSignIn,
  listed,
  "not-listed": notListed,
  invitation,
  "name-use": nameUse,
  "organization-news": organizationNews,
  update,
  "update-news": updateNews,
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
