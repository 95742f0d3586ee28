import type { Audience, MembershipKind, Sector } from "../schema";
import { cleanLine } from "../text";
import { headingKey } from "./headings";

// What the cells of other people's lists mean to us, in English and Spanish.

const wordsOf = <Meaning extends string>(table: Record<Meaning, string>): ReadonlyMap<string, Meaning> =>
  new Map(
    Object.entries<string>(table).flatMap(([meaning, words]) =>
      words.split(/\s+/).map((word) => [word, meaning as Meaning] as const),
    ),
  );

const languages = wordsOf({
  en: "en eng english ingles enus engb enca",
  es: "es esp spa spanish espanol castellano esmx esus eses latinspanish",
});

const audienceWords = wordsOf<Audience>({
  parent: `parent parents parentcaregiver guardian caregiver family mother father grandparent padre madre padres
    familia tutor tutora cuidador cuidadora abuelo abuela`,
  educator: `educator educators teacher teachers principal faculty professor maestro maestra maestros docente docentes
    profesor profesora educador educadora`,
  student: "student students youth estudiante estudiantes alumno alumna joven",
  business: `business businessperson businessowner employer entrepreneur empresario empresaria negocio empleador
    empleadora`,
  community: `community communitymember resident volunteer advocate neighbor comunidad vecino vecina voluntario
    voluntaria activista miembrodelacomunidad`,
  official: `official electedofficial publicofficial legislator legislativestaff policymaker government funcionario
    funcionaria legislador legisladora gobierno`,
});

const sectorWords = wordsOf<Sector>({
  nonprofit: `nonprofit nonprofits notforprofit 501c3 charity ngo cbo communitybasedorganization sinfinesdelucro
    organizacionsinfinesdelucro ong`,
  school: `school schools schoolordistrict schooldistrict district k12 highereducation university college education
    escuela distrito distritoescolar escuelaodistrito universidad educacion`,
  afterschool:
    "afterschool afterschoolprogram afterschoolprograms programaextraescolar extraescolar despuesdeclases",
  faith: "faith faithcommunity church congregation religious iglesia fe comunidaddefe religion",
  health: "health healthcare clinic hospital salud clinica",
  "parent-group": "parentgroup parentgroups pta pto parentassociation grupodepadres asociaciondepadres",
  business: "business company corporation smallbusiness chamber empresa negocio camaradecomercio",
  labor: "labor labour union laborunion sindicato trabajo",
  foundation: "foundation philanthropy funder fundacion filantropia",
  government: "government publicagency agency city county gobierno agenciapublica ciudad condado",
});

const interestWords = wordsOf({
  stem: "stem steam science ciencia ciencias stemeducation educacionstem",
  "linked-learning": `linkedlearning careerpathways careertechnicaleducation cte aprendizajevinculado
    aprendizajeconectado`,
});

const kindWords = wordsOf<MembershipKind>({
  individual:
    "individual individuals person people persona individuo particular member miembro contact contacto",
  organization:
    "organization organisation org organizations organizacion company institution institucion empresa",
});

/** A language we write in; null for any other. */
export const readLanguage = (cell: string): "en" | "es" | null => languages.get(headingKey(cell)) ?? null;

export const readAudience = (cell: string): Audience | null => audienceWords.get(headingKey(cell)) ?? null;

export const readSector = (cell: string): Sector | null => sectorWords.get(headingKey(cell)) ?? null;

export const readKindCell = (cell: string): MembershipKind | null => kindWords.get(headingKey(cell)) ?? null;

/** The interests among a cell's words; those that are not ours are left out. */
export const readInterests = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[,;|/]/)
      .map((word) => interestWords.get(headingKey(word)))
      .filter((interest) => interest !== undefined),
  ),
];

const NO = new Set(["", "no", "n", "false", "f", "0", "off", "falso", "null", "none", "nunca", "na"]);

// Said in a column of states: "Unsubscribed", "Opted out", "Cleaned", "Bounced", "Do not email", "Baja".
const LEFT =
  /unsub|optout|optedout|cleaned|bounce|complain|spam|removed|donot|notsubscribed|nonsubscribed|baja|cancel|blocked|suppressed|deceased/;
// Those that say the opposite, though the column asks whether they left.
const STAYED =
  /^(?:subscribed|active|activo|activa|optin|optedin|confirmed|member|current|suscrito|suscrita|ok)/;

/** Whether a column that asks "did they unsubscribe?", or tells a state, says so. A date in it is when they did. */
export function saysUnsubscribed(cell: string): boolean {
  const key = headingKey(cell);
  if (NO.has(key) || STAYED.test(key)) return false;
  return LEFT.test(key) || /^(?:yes|y|true|t|1|x|si|s|verdadero|on)$/.test(key) || readDate(cell) !== null;
}

/** Whether a column that asks "may they be written to?" says no. Empty says nothing. */
export function saysNotSubscribed(cell: string): boolean {
  const key = headingKey(cell);
  return key !== "" && (NO.has(key) || LEFT.test(key));
}

/** Five digits of a ZIP code. Spreadsheets drop the zeros it begins with, and write 94110 as "94110.0". */
export function readZip(cell: string): string | null {
  const plain = cleanLine(cell).normalize("NFKC").replace(/\.0$/, "");
  const five = /^(\d{3,5})(?:[- ]?\d{4})?$/.exec(plain)?.[1];
  if (/^\d{9}$/.test(plain)) return plain.slice(0, 5);
  return five ? five.padStart(5, "0") : null;
}

const MONTHS = "jan ene|feb|mar|apr abr|may|jun|jul|aug ago|sep set|oct|nov|dec dic"
  .split("|")
  .map((it) => it.split(" "));

/**
 * A day: "2024-03-01", "3/1/2024" (month first, as here, unless that is none), "1 mar 2024", "March 1, 2024"; what
 * stands behind it (a time) does not count. Null for what is none, or not between 1970 and tomorrow.
 */
export function readDate(cell: string, now = new Date()): Date | null {
  const text = cleanLine(cell).toLowerCase();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  const slashed = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(text);
  const worded =
    /^(\d{1,2})\.? (?:de )?(\p{L}{3})\p{L}*\.?,? (?:de )?(\d{4})/u.exec(text) ??
    /^(?<month>\p{L}{3})\p{L}*\.? (?<day>\d{1,2}),? (?<year>\d{4})/u.exec(text);
  let parts: number[] | null = null;
  if (iso) parts = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  else if (slashed) {
    const [one, two, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
    const full = year < 100 ? 2000 + year : year;
    parts = one > 12 ? [full, two, one] : [full, one, two];
  } else if (worded) {
    const { month, day, year } = worded.groups?.["month"]
      ? (worded.groups as { month: string; day: string; year: string })
      : { month: worded[2]!, day: worded[1]!, year: worded[3]! };
    const nth = MONTHS.findIndex((names) => names.includes(month));
    if (nth >= 0) parts = [Number(year), nth + 1, Number(day)];
  }
  if (!parts) return null;
  const [year = 0, month = 0, day = 0] = parts;
  const date = new Date(Date.UTC(year, month - 1, day, 12));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1970;
  return real && date.getTime() <= now.getTime() + 86_400_000 ? (date > now ? now : date) : null;
}

const HONORIFICS = /^(?:mr|mrs|ms|mx|dr|dra|prof|sr|sra|srta|rev|hon|lic|ing|don|doña)\.?\s+/iu;
const PARTICLES = new Set(
  "de del la las los y e da do dos das di van von der den ter el al bin ibn san santa st mac mc".split(" "),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv|md|phd|esq)\.?$/i;

/**
 * A whole name in two: "Ruiz, Ana" is told by its comma; else the last word is the family name, in Spanish the last
 * two, with the small words before it ("de la Cruz").
 */
export function splitName(whole: string, language: string): { firstName: string; lastName: string } {
  let name = cleanLine(whole);
  if (name === "") return { firstName: "", lastName: "" };
  for (let plain = ""; plain !== name;) {
    plain = name;
    name = name.replace(HONORIFICS, "");
  }
  const comma = /^([^,]+), *([^,]+)$/.exec(name);
  if (comma && !SUFFIX.test(comma[2]!)) return { firstName: comma[2]!.trim(), lastName: comma[1]!.trim() };
  const words = name.replaceAll(",", "").split(" ").filter(Boolean);
  if (words.length < 2) return { firstName: words[0] ?? "", lastName: "" };
  let end = words.length;
  while (end > 2 && SUFFIX.test(words[end - 1]!)) end -= 1;
  let start = end - 1;
  const withParticles = () => {
    while (start > 1 && PARTICLES.has(words[start - 1]!.toLowerCase())) start -= 1;
  };
  withParticles();
  // An initial before the last word belongs to the given names.
  if (language === "es" && start > 1 && !/^\p{L}\.?$/u.test(words[start - 1]!)) {
    start -= 1;
    withParticles();
  }
  return { firstName: words.slice(0, start).join(" "), lastName: words.slice(start).join(" ") };
}
