import { OrganizationFieldsHidden } from "@/components/members/organization/overview";
import { Button } from "@/components/ui/button";
import type { OwnNameUse, OwnOrganization } from "@/lib/members/queries/get-own-organization";
import { formatter, translator, type Locale } from "@/lib/platform/i18n";

type Question = OwnNameUse & { isOpen: boolean };

type NameUsesViewProps = {
  locale: Locale;
  organization: OwnOrganization;
  questions: readonly Question[];
  /** Takes `nameUseId` and `answer`: "yes" or "no". */
  answer: (form: FormData) => Promise<void>;
};

/** What an organization was asked about its name, each with its text, its last day and two answers. */
export function NameUsesView({ locale, organization, questions, answer }: NameUsesViewProps) {
  const t = translator(locale, "account-organization");
  if (questions.length === 0) return <p>{t("nameUses.none")}</p>;
  const waits = ({ isOpen, agreed }: Question) => Number(isOpen && agreed === null);
  // What waits for an answer stands first.
  const inOrder = [...questions].sort((one, other) => waits(other) - waits(one));
  return (
    <>
      {organization.may.sign ? null : <p>{t("nameUses.notYours")}</p>}
      {inOrder.map((question) => (
        <section key={question.id} className="account-part" aria-labelledby={`question-${question.id}`}>
          <h2 id={`question-${question.id}`}>{question.title}</h2>
          <div className="organization-text">
            {question.text.split(/\n+/).map((line, place) => (
              <p key={place}>{line}</p>
            ))}
          </div>
          <p className="account-quiet">{dayWords(locale, question)}</p>
          <Said locale={locale} question={question} />
          {organization.may.sign && question.isOpen ? (
            <form action={answer} className="account-form">
              <OrganizationFieldsHidden locale={locale} id={organization.id} />
              <input type="hidden" name="nameUseId" value={question.id} />
              {question.agreed === null ? null : <p>{t("nameUses.change")}</p>}
              <div className="account-acts">
                {question.agreed === true ? null : (
                  <Button name="answer" value="yes">
                    {t("nameUses.yes")}
                    <span className="sr-only">: {question.title}</span>
                  </Button>
                )}
                {question.agreed === false ? null : (
                  <Button name="answer" value="no" look="quiet">
                    {t("nameUses.no")}
                    <span className="sr-only">: {question.title}</span>
                  </Button>
                )}
              </div>
            </form>
          ) : null}
        </section>
      ))}
    </>
  );
}

function dayWords(locale: Locale, { askedAt, answerBy, isOpen }: Question): string {
  const t = translator(locale, "account-organization");
  const { dateTime } = formatter(locale);
  const asked = t("nameUses.askedOn", { date: dateTime(askedAt, { dateStyle: "long" }) });
  // A day of the calendar, kept as its midnight in UTC: noon in California is the same day.
  const date = answerBy && dateTime(new Date(answerBy.getTime() + 20 * 3_600_000), { dateStyle: "long" });
  const until = date ? t(isOpen ? "nameUses.answerBy" : "nameUses.closed", { date }) : t("nameUses.noDay");
  return `${asked}. ${until}`;
}

function Said({ locale, question: { agreed, answeredAt, isOpen } }: { locale: Locale; question: Question }) {
  const t = translator(locale, "account-organization");
  if (agreed === null || !answeredAt)
    return isOpen ? null : <p className="font-bold">{t("nameUses.unanswered")}</p>;
  const date = formatter(locale).dateTime(answeredAt, { dateStyle: "long" });
  return <p className="font-bold">{t(agreed ? "nameUses.saidYes" : "nameUses.saidNo", { date })}</p>;
}
