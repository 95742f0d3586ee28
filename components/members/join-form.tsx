"use client";

import { useActionState, type ReactNode } from "react";
import { Figure } from "@/components/content/figure";
import { PlainHead } from "@/components/layout/page-head";
import { JoinFields, listErrors } from "@/components/members/join-fields";
import type { JoinFormState } from "@/lib/members/schema";
import type { WayIn } from "@/lib/members/way-in";
import { translator, type Locale } from "@/lib/platform/i18n";

type JoinFormProps = {
  locale: Locale;
  /** How they got here. */
  wayIn: WayIn;
  /** The address of the form for the other kind of member. */
  otherHref: string;
  initial: JoinFormState;
  action: (previous: JoinFormState, form: FormData) => Promise<JoinFormState>;
  /** The disclosure of how the two kinds differ. */
  difference: ReactNode;
};

/** The join form, for both kinds. It posts natively; what comes back holds what was typed. */
export function JoinForm({ locale, wayIn, otherHref, initial, action, difference }: JoinFormProps) {
  const [state, submit] = useActionState(action, initial);
  const { kind } = state.values;
  const t = translator(locale, "join");
  const site = translator(locale, "site");
  const wrong = listErrors(state.errors, locale);
  const title = t(`title.${kind}`);
  const other = kind === "organization" ? "individual" : "organization";

  return (
    <>
      <title>{wrong.length > 0 ? `${site("errorPrefix")} ${title}` : title}</title>
      <PlainHead title={title} summary={t(`summary.${kind}`)} />
      <div className="mt-10 grid gap-10 md:grid-cols-[minmax(0,36rem)_minmax(30%,1fr)] md:gap-20">
        <div className="md:order-last">
          <aside className="join-banner">
            <p>
              <a className="font-bold" href={otherHref}>
                {t(`switch.${other}`)}
              </a>
            </p>
            {difference}
          </aside>
          <div className="ground-poppy mt-10 hidden overflow-clip px-8 pt-10 md:block print:hidden">
            <Figure name="movement" ground="poppy" />
          </div>
        </div>
        <JoinFields locale={locale} wayIn={wayIn} state={state} submit={submit} />
      </div>
    </>
  );
}
