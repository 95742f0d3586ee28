import { readAddress } from "../address";
import { type ColumnField, type ImportField, repeatableFields } from "./schema";

// Headings as they stand in the files of other programs and in people's own spreadsheets, in English and Spanish.
const known: Record<ImportField, string> = {
  email: `email mail emailaddress email1 primaryemail emailaddress1 useremail contactemail memberemail workemail
    personalemail homeemail correo correoelectronico correoe emailprincipal direccioncorreo direcciondecorreo
    direcciondecorreoelectronico direcciondeemail`,
  firstName: `firstname first givenname given forename fname preferredname contactfirstname nombre nombres primernombre
    nombredepila nombrepropio`,
  lastName: `lastname last surname familyname family lname contactlastname apellido apellidos apellidopaterno
    apellidomaterno primerapellido segundoapellido`,
  fullName: `name fullname contact contactname displayname membername person nombrecompleto nombreyapellido
    nombreyapellidos nombreapellido nombreapellidos nombrecontacto contacto`,
  zip: `zip zipcode zip5 postalcode postcode zippostalcode mailingzip homezip mailingzippostalcode mailingpostalcode
    billingzip primaryzip cp codigopostal codpostal codpos`,
  locale: `language lang locale preferredlanguage languagepreference idioma lengua idiomapreferido lenguaje`,
  audience: `audience iam audiencia soy publico constituency constituenttype memberrole persona`,
  interests: `interests interest issues issue topics topic areasofinterest intereses interes temas tema`,
  tags: `tags tag labels label groups group lists etiquetas etiqueta grupos grupo`,
  organizationName: `organization organisation org organizationname organisationname orgname company companyname
    employer account accountname affiliation agency school schoolname organizacion nombredelaorganizacion
    nombredeorganizacion empresa institucion escuela agrupacion`,
  website: `website web url webpage site homepage webaddress companywebsite organizationwebsite sitio sitioweb pagina
    paginaweb`,
  sector: `sector industry organizationtype orgtype companytype tipodeorganizacion tipoorganizacion industria giro`,
  role: `role title jobtitle position job occupation cargo puesto funcion titulo ocupacion rol`,
  kind: `kind membershipkind membershiptype membertype recordtype tipo tipodemiembro tipodemembresia`,
  unsubscribed: `unsubscribed unsubscribe optout optedout emailoptout hasoptedoutofemail donotemail noemail
    unsubscribedat unsubtime unsubscribedate status emailstatus subscriptionstatus emailmarketingstatus memberstatus
    baja dadodebaja bajas cancelado estatus estadodesuscripcion fechadebaja`,
  subscribed: `subscribed optin optedin emailoptin acceptsmarketing acceptsemail suscrito suscrita suscripcion
    aceptacorreos aceptacorreo`,
  since: `since membersince joined joindate joinedon joinedat datejoined dateadded created createdat createdon
    createddate creationdate datecreated signupdate optintime subscribedate registered registrationdate desde
    miembrodesde fecha fechadealta fechaderegistro fechadeingreso fechadeinscripcion alta`,
};

const byHeading = new Map(
  Object.entries(known).flatMap(([field, headings]) =>
    headings.split(/\s+/).map((heading) => [heading, field as ImportField] as const),
  ),
);

/** A heading without case, accents and signs: what makes two the same. */
export const headingKey = (heading: string): string =>
  heading
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .slice(0, 100);

/** Whether the first row holds headings: an address among it means that it is somebody's. */
export const looksHeaded = (first: readonly string[]): boolean => !first.some((cell) => readAddress(cell));

/** Whether most of what stands in a column are addresses. */
function holdsAddresses(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 0 && filled.filter((cell) => readAddress(cell)).length / filled.length >= 0.8;
}

/**
 * Which field each column is. What a heading meant the last time comes first; a column without a known heading that
 * holds addresses is the address.
 * @param rows some of the rows below the headings
 * @param remembered fields by `headingKey`
 */
export function guessColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  remembered: ReadonlyMap<string, ColumnField>,
): ColumnField[] {
  const taken = new Set<ColumnField>();
  const take = (field: ColumnField): ColumnField => {
    if (taken.has(field) && !repeatableFields.includes(field as ImportField)) return "";
    if (field) taken.add(field);
    return field;
  };
  const keys = headings.map(headingKey);
  // What staff said of a heading goes before what we think of another.
  const columns = keys.map((key) => {
    const field = remembered.get(key);
    return field === undefined ? undefined : take(field);
  });
  const guessed = columns.map((column, place) => column ?? take(byHeading.get(keys[place]!) ?? ""));
  if (!taken.has("email")) {
    const place = guessed.findIndex(
      (field, nth) => field === "" && holdsAddresses(rows.map((row) => row[nth] ?? "")),
    );
    if (place >= 0) guessed[place] = take("email");
  }
  // "Nombre" alone, and no family name beside it, is the whole name.
  const first = guessed.indexOf("firstName");
  if (first >= 0 && !taken.has("lastName") && !taken.has("fullName") && !remembered.has(keys[first]!))
    if (rows.some((row) => /\S\s+\S/.test(row[first] ?? ""))) guessed[first] = "fullName";
  return guessed;
}
