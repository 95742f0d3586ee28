import { sureReasons } from "../clicks/robots";
import { statesOf, type ReportRow } from "../report";

/**
 * Why a delivery `d` was refused or came back, in one code that many share: the enhanced status code (RFC 3463) where the
 * server told one, else SMTP's own, else "other". For one that was left out: the reason itself.
 */
export const whyCode = `case when d.status in ('failed', 'bounced') then coalesce(
    substring(d.reason from '\\m[45]\\d\\d[ -]([45]\\.\\d{1,3}\\.\\d{1,3})\\M'),
    substring(d.reason from '^[45]\\.\\d{1,3}\\.\\d{1,3}\\M'),
    substring(d.reason from '\\m([45]\\d\\d)\\M'), 'other')
  else coalesce(d.reason, '') end`;

/** How long after a mail somebody's unsubscribing is laid to it. */
export const UNSUBSCRIBED_WITHIN = "7 days";

/** The ids of those who unsubscribed from the kind of the update `$1` within a week of getting it, before they got another. */
export const unsubscribedPeople = `select c.person_id from "update" u
  join consent c on c.action = 'withdrawn' and c.at >= coalesce(u.starts_at, u.approved_at)
    and c.at < coalesce(u.finished_at, now()) + interval '${UNSUBSCRIBED_WITHIN}'
    and c.purpose = case u.kind when 'alert' then 'alerts' when 'notice' then 'notices' else 'updates' end
  join delivery got on got.person_id = c.person_id and got.update_id = u.id
    and got.sent_at <= c.at and c.at < got.sent_at + interval '${UNSUBSCRIBED_WITHIN}'
  where u.id = $1 and not exists (
    select from delivery later where later.person_id = c.person_id and later.sent_at > got.sent_at and later.sent_at <= c.at)`;

const clicked = (counts: string) => `exists (select from link_click c join update_link l on l.id = c.link_id
  where c.delivery_id = d.id and l.url <> '' and ${counts})`;

/**
 * The deliveries `d` of the update `$1` that a row of the report stands for, as a condition.
 * @param bind takes a parameter's value and answers its place: "$2"
 */
export function rowSql(row: ReportRow, why: string, bind: (value: unknown) => string): string {
  const states = statesOf(row);
  const conditions = ["d.update_id = $1"];
  if (states) conditions.push(`d.status in (${states.map((state) => `'${state}'`).join(", ")})`);
  if (row === "clicked")
    conditions.push(clicked(`(c.robot is null or not c.robot = any(${bind(sureReasons)}::text[]))`));
  if (row === "clicked-surely") conditions.push(clicked("c.robot is null"));
  if (row === "unsubscribed") conditions.push(`d.person_id in (${unsubscribedPeople})`);
  if (why && states) conditions.push(`${whyCode} = ${bind(why)}::text`);
  return conditions.join(" and ");
}
