const names: Readonly<Record<string, string>> = {
  confirm: "Link to confirm joining",
  "already-member": "“You are a member already”",
  welcome: "Welcome",
  "staff-sign-in": "Staff sign-in link",
  "account-link": "Link to their account",
  "no-account": "“There is no account”",
  "address-asked": "“Another address was asked for”",
  "address-changed": "“Your address was changed”",
  "address-confirm": "Link to confirm a further address",
  "address-wanted": "“Somebody wants to add this address”",
  invitation: "Invitation to act for an organization",
  listed: "“You are listed”",
  "not-listed": "“Not listed yet”",
  "membership-ended": "“Your membership ended”",
  "name-use": "Question about an organization's name",
  "organization-news": "News about their organization",
  "sender-confirm": "Question whether updates may come from an address",
  update: "Test of an update",
  "update-news": "News about an update, for staff",
  digest: "Monthly digest",
};

/** What a single mail is, in words for staff. */
export const mailName = (template: string): string =>
  names[template] ?? template.replaceAll("-", " ").replace(/^./, (it) => it.toUpperCase());
