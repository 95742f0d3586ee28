import { ButtonLink } from "@/components/ui/button";
import type { OwnOrganization } from "@/lib/members/queries/get-own-organization";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

type Language = {
  language: Locale;
  /** Where others join. */
  join: string;
  /** The badge as HTML for a page. */
  badge: string;
};

type ToolkitViewProps = {
  locale: Locale;
  organization: OwnOrganization;
  languages: readonly Language[];
};

/** The poster, the badge and the words with which an organization tells that it is a member, in every language. */
export function ToolkitView({ locale, organization, languages }: ToolkitViewProps) {
  const t = translator(locale, "account-organization");
  const { id, name } = organization;
  const file = (kind: string, language: Locale) =>
    localePath(locale, `/account/organizations/${id}/toolkit/${kind}-${language}`);
  return (
    <>
      <section className="account-part" aria-labelledby="poster">
        <h2 id="poster">{t("toolkit.posterTitle")}</h2>
        <p>{t("toolkit.posterText")}</p>
        <p className="account-acts">
          {languages.map(({ language }) => (
            <ButtonLink
              key={language}
              href={file("poster", language)}
              look={language === locale ? "solid" : "quiet"}
            >
              {t(language === "en" ? "toolkit.posterEn" : "toolkit.posterEs")}
            </ButtonLink>
          ))}
        </p>
      </section>
      <section className="account-part" aria-labelledby="badge">
        <h2 id="badge">{t("toolkit.badgeTitle")}</h2>
        <p>{t("toolkit.badgeText")}</p>
        {languages.map(({ language, badge }) => (
          <div key={language} className="organization-badge">
            {/* eslint-disable-next-line @next/next/no-img-element -- a drawing of our own: there is nothing to optimize */}
            <img
              src={file("badge-svg", language)}
              width={640}
              height={220}
              alt={translator(language, "account-organization")("toolkit.badgeAlt", { organization: name })}
              lang={language}
            />
            <label className="field-label" htmlFor={`badge-${language}`}>
              {t("toolkit.badgeCode")}: {t(`language.${language}`)}
            </label>
            <textarea className="box box-code" id={`badge-${language}`} readOnly rows={4} value={badge} />
          </div>
        ))}
        <p>{t("toolkit.badgeFile")}</p>
        <ul className="organization-files">
          {languages.flatMap(({ language }) =>
            (["badgeSvg", "badgePng"] as const).map((kind) => (
              <li key={`${kind}-${language}`}>
                <a href={file(kind === "badgeSvg" ? "badge-svg" : "badge-png", language)}>
                  {t(`toolkit.${kind}`, { language: t(`language.${language}`) })}
                </a>
              </li>
            )),
          )}
        </ul>
      </section>
      <section className="account-part" aria-labelledby="share">
        <h2 id="share">{t("toolkit.shareTitle")}</h2>
        <p>{t("toolkit.shareText")}</p>
        {languages.map(({ language, join }) => (
          <ShareWords key={language} locale={locale} language={language} name={name} address={join} />
        ))}
      </section>
    </>
  );
}

type ShareWordsProps = { locale: Locale; language: Locale; name: string; address: string };

function ShareWords({ locale, language, name, address }: ShareWordsProps) {
  const t = translator(locale, "account-organization");
  const own = translator(language, "account-organization");
  const words = {
    short: own("toolkit.shareShort", { organization: name, address }),
    long: `${own("toolkit.shareLong", { organization: name, address })}\n\n${own("toolkit.joinUs")}`,
  };
  return (
    <div className="organization-share">
      <h3 className="font-bold">{t(language === "en" ? "toolkit.inEnglish" : "toolkit.inSpanish")}</h3>
      {(["short", "long"] as const).map((kind) => (
        <div key={kind} className="field">
          <label className="field-label" htmlFor={`${kind}-${language}`}>
            {t(`toolkit.${kind}`)}
          </label>
          <textarea
            className="box"
            id={`${kind}-${language}`}
            lang={language}
            readOnly
            rows={kind === "short" ? 4 : 8}
            value={words[kind]}
          />
        </div>
      ))}
    </div>
  );
}
