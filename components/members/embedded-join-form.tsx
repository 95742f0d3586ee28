"use client";

import { useActionState } from "react";
import { JoinFields, listErrors } from "@/components/members/join-fields";
import type { JoinFormState } from "@/lib/members/schema";
import type { WayIn } from "@/lib/members/way-in";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

type EmbeddedJoinFormProps = {
  locale: Locale;
  wayIn: WayIn;
  /** The address of this form for the other kind of member. */
  otherHref: string;
  /** Whom one joins. */
  site: string;
  initial: JoinFormState;
  action: (previous: JoinFormState, form: FormData) => Promise<JoinFormState>;
};

/** The join form as it stands in a frame on somebody else's page: whom one joins, and the form. */
export function EmbeddedJoinForm({ locale, wayIn, otherHref, site, initial, action }: EmbeddedJoinFormProps) {
  const [state, submit] = useActionState(action, initial);
  const t = translator(locale, "join");
  const wrong = listErrors(state.errors, locale).length > 0;
  const title = t(`title.${state.values.kind}`);
  const other = state.values.kind === "organization" ? "individual" : "organization";
  return (
    <>
      <title>{wrong ? `${translator(locale, "site")("errorPrefix")} ${title}` : title}</title>
      <h1 className="embed-title">{title}</h1>
      <p className="embed-by">
        {t("embed.by", { site })}{" "}
        <a href={localePath(locale, "/")} target="_blank" rel="noopener">
          {t("embed.more")}
        </a>
      </p>
      <p className="embed-other">
        <a href={otherHref}>{t(`switch.${other}`)}</a>
      </p>
      <JoinFields locale={locale} wayIn={wayIn} state={state} submit={submit} framed />
    </>
  );
}
