/**
 * Whether a page of somebody else's had this sent, which must not write in a signed-in person's name. Browsers say so,
 * but for plain http.
 */
export const isForeign = (request: Request): boolean =>
  !["same-origin", null].includes(request.headers.get("sec-fetch-site"));
