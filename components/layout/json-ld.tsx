/**
 * What a page says to machines (schema.org, as JSON-LD). No script ends inside it: every `<` is written as an escape, and
 * so are the two line ends that JSON allows and older JavaScript does not (ECMA-262, section 12.3).
 */
export function JsonLd({ data }: { data: object }) {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  // eslint-disable-next-line no-restricted-syntax -- a script's text cannot be escaped as HTML is; what could end it is
  return <script type="application/ld+json" data-document="" dangerouslySetInnerHTML={{ __html: json }} />;
}
