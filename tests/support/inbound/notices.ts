import { createSign } from "node:crypto";

// Notices as mail providers send them, after their documentation. The certificate and its key were made for the tests
// and open nothing.

export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIDJTCCAg2gAwIBAgIUSuxKcF6796UI6YP6w9/Z38YrXcQwDQYJKoZIhvcNAQEL
BQAwITEfMB0GA1UEAwwWc25zLmFtYXpvbmF3cy5jb20udGVzdDAgFw0yNjExMjIw
NzAzNTRaGA8yMTI2MTAyOTA3MDM1NFowITEfMB0GA1UEAwwWc25zLmFtYXpvbmF3
cy5jb20udGVzdDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAIe5S9J+
xi9piTQgf/qpPRIlXY2tdz4GqFkhxIEOhySxXte0WFav++MEJ6Yqoqq+UrVTtBSE
CsDRI/wpQY1iO8JNVtzRce+niSZ9UaDBHji6515gSN3xlPU3Tq/UCG9xmbptyMvN
Z/blHCOmAKXXpDwrCBfrc+wSRC55JKWqhqcEZLiRcdxc5NK391DuL12L2vZbbEZ1
rTC2q2JK3pVJQDmfdIBpyR+X2+bcKPxRNtzZEL7yyzaunxkSvkCrnanVnl1Y8Bfg
fZiG6RYOhjTFNb+5HYPdslusvItQuu1l3WYCR0QxqcrlN3cwmMXrORMJ1Fz+GxB7
GpYVKKc1N4tFdgsCAwEAAaNTMFEwHQYDVR0OBBYEFMpyzLGPE9gL28cb88Dp9YI+
NnQUMB8GA1UdIwQYMBaAFMpyzLGPE9gL28cb88Dp9YI+NnQUMA8GA1UdEwEB/wQF
MAMBAf8wDQYJKoZIhvcNAQELBQADggEBACrxXLOY623J+i1QtVYbq4iGMLQKuzq7
LYYq8zPyI+3ECr3y10KLX0S7Fo3CaFrrfcGf2brAydH2FwFreQzSs8+ic2k2iO1f
XHwONyPNs//ectDFVzoINJkJaNUpb1ke9dG1NYGCPT1d9hYNR8t+XT4AUAN0MJMN
MbsUwX+10DOy+7e7OE6lfzIhoPdKy8mZ37rIZ6hOgT2vVDEetBXKdSNpOnC/cC/a
bGZZ1Mj2ofRDa79ue3W/SWl9iW7lxiwuizoVhkN8jeQDSDR3xokBZ1JEsGxA/Wd2
JDXJNOahhtznEnFAU094CuCRTUoHRk8tVgtLy0DlJAMzROu7NTFCp5A=
-----END CERTIFICATE-----`;

export const CERTIFICATE_KEY = `-----BEGIN PRIVATE KEY-----
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCHuUvSfsYvaYk0
IH/6qT0SJV2NrXc+BqhZIcSBDocksV7XtFhWr/vjBCemKqKqvlK1U7QUhArA0SP8
KUGNYjvCTVbc0XHvp4kmfVGgwR44uudeYEjd8ZT1N06v1AhvcZm6bcjLzWf25Rwj
pgCl16Q8KwgX63PsEkQueSSlqoanBGS4kXHcXOTSt/dQ7i9di9r2W2xGda0wtqti
St6VSUA5n3SAackfl9vm3Cj8UTbc2RC+8ss2rp8ZEr5Aq52p1Z5dWPAX4H2YhukW
DoY0xTW/uR2D3bJbrLyLULrtZd1mAkdEManK5Td3MJjF6zkTCdRc/hsQexqWFSin
NTeLRXYLAgMBAAECggEAHpG8oy+ModcqYQRE7wc5SyIBXUzJw72qI1E4ujy0ca5F
h14GW5gNqscfywxlUQHHDTJKKCjJZz5z1XLRYe/TN+NFgjzmZa0ddf7Z6NQ2Y16t
iBM1tk+YVlbbsTyXnco/br8Vb9nW5cQav2i/UpssUaT7kK+mj3BZzQHaIDo1U96U
eXRfu6nWtGKwUtufFe2if3bO2OGIELXH8/m7Vv9Jdni73t4PAagMndj+cJQFDl5x
8FmBT+m9ayCIHF8tCv9P3aDH6T5pVln7apX4JIZGJwoMIVy8HtJM4YBYBmxC0TfW
j2BwJes2PtSGiSWNro4YjIZUFVRlh12rshJmtzMkoQKBgQC96V1GitMKwmzwv7Hk
E3YXGH5A44wpktFpIXmxwI2pXmHpRsNsY8M+m0rSdQJXRjLozjUmElqQ5rsAMZBZ
V/NxEX9OcjbdZOtX8t80xesoJyHgrEWl+Ej+AGiTmeVGvzPi6lLsCW2aRt0RdsiH
mwViOtNAzYjmI9pYWLNIgRz/WwKBgQC29ILeVREIutHoPgZXTG5hZDKPnfDwF9HJ
2FBLOHqUakykx0G0pnr2t6xjWjnF91Pbr9F5V/UhqGW77XBTvBpsM0xux5jlpaZS
2VB3HFx6YhzqIFUzOhaxzIdjTWSBiW7jUL9pIg++c7DCFxlHahy09m4zxk+d4N/m
j+x1SApTEQKBgFDMd8XqjI24WLc5J8tcyFJdNmIPLfQGJhhviKIqxVq48DlaxQxZ
iZkaYwQVilBtan2INi6jgmrB7+/OJpcMh2OkySAsEdGx/Tsm9vYx+rHTrGM1iFBr
yUpgDB44TMcD1GSHw43vGPWZjra+beTb/LdlRbn9eHBJ8rzByE1huV+fAoGBAIZp
VMwrCvyy5AwPpXD1ghKjHlJM4vpBRatY9ISO1d+7yNs2WJtzw9sGTewgGVnLvxwj
K25OpJU5tqQ+aMvb4j2j4n9wvG/bJzqu1WLsvzRaaIvJfU7JWmr9rGnULgbNBV6T
sEx47cAqFq5Bchz5ZGW+tm/rPgrrbxNgoYP4jT1BAoGATgzEIcpWCYL2B2EMRHSn
EES8qHtX5Qi2TiIC3T9PrzXN9fAN4AObf6pBgBt6fxEhDdHD+cQxtEPpSy/2p9cL
OLsO+S8tF9RZtuRZ+pF4hQ/IuNoVhktJ1ag4QZYEDmmurSHrishWpIc+Fsm//2E3
DQoc4kV2ZxdsWzmYdczF1aY=
-----END PRIVATE KEY-----`;

type Sns = {
  topic: string;
  url: string;
  message: string;
  timestamp: string;
  version?: "1" | "2";
  subscribe?: string;
};

/** A message of Amazon SNS, signed as it describes. */
export function snsMessage({ topic, url, message, timestamp, version = "2", subscribe }: Sns) {
  const unsigned: Record<string, string> = {
    Type: subscribe ? "SubscriptionConfirmation" : "Notification",
    MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
    TopicArn: topic,
    Message: message,
    Timestamp: timestamp,
    ...(subscribe
      ? { SubscribeURL: subscribe, Token: "2336412f37fb687f" }
      : { Subject: "Amazon SES Email Event Notification" }),
  };
  // Byte order of the names, a name and its value on a line each.
  const text = Object.keys(unsigned)
    .sort()
    .map((name) => `${name}\n${unsigned[name]}\n`)
    .join("");
  return {
    ...unsigned,
    SignatureVersion: version,
    Signature: createSign(version === "2" ? "RSA-SHA256" : "RSA-SHA1")
      .update(text)
      .sign(CERTIFICATE_KEY, "base64"),
    SigningCertURL: url,
    UnsubscribeURL: "https://sns.us-west-2.amazonaws.com/?Action=Unsubscribe",
  };
}

export const sesBounce = ({ to, source }: { to: string; source: string }) => ({
  notificationType: "Bounce",
  bounce: {
    bounceType: "Permanent",
    bounceSubType: "General",
    bouncedRecipients: [
      {
        emailAddress: to,
        action: "failed",
        status: "5.1.1",
        diagnosticCode: `smtp; 550 5.1.1 <${to}>... User unknown`,
      },
    ],
    timestamp: "2027-01-01T09:00:02.000Z",
    feedbackId: "00000138111222aa-33322211-cccc-cccc-cccc-ddddaaaa068a-000000",
    remoteMtaIp: "127.0.2.0",
    reportingMTA: "dsn; a8-53.smtp-out.amazonses.com",
  },
  mail: {
    timestamp: "2027-01-01T09:00:00.000Z",
    source,
    sourceArn: "arn:aws:ses:us-west-2:123456789012:identity/movement.example",
    sendingAccountId: "123456789012",
    messageId: "00000138111222aa-33322211-cccc-cccc-cccc-ddddaaaa0680-000000",
    destination: [to],
  },
});

export const sesComplaint = ({ to, messageId }: { to: string; messageId: string }) => ({
  notificationType: "Complaint",
  complaint: {
    userAgent: "AnyCompany Feedback Loop (V0.01)",
    complainedRecipients: [{ emailAddress: to }],
    complaintFeedbackType: "abuse",
    arrivalDate: "2027-01-01T09:00:01.000Z",
    timestamp: "2027-01-01T09:00:02.000Z",
    feedbackId: "000001378603177f-18c07c78-fa81-4a58-9dd1-fedc3cb8f49a-000000",
  },
  mail: {
    timestamp: "2027-01-01T09:00:00.000Z",
    messageId: "000001378603177f-7a5433e7-8edb-42ae-af10-f0181f34d6ee-000000",
    source: "news@movement.example",
    destination: [to],
    headersTruncated: false,
    headers: [
      { name: "From", value: "The Movement <news@movement.example>" },
      { name: "Message-ID", value: messageId },
    ],
    commonHeaders: { from: ["The Movement <news@movement.example>"], messageId },
  },
});

export const postmarkBounce = ({ to, deliveryId }: { to: string; deliveryId: string }) => ({
  RecordType: "Bounce",
  MessageStream: "broadcast",
  ID: 4323372036854775807,
  Type: "HardBounce",
  TypeCode: 1,
  Name: "Hard bounce",
  Tag: "",
  MessageID: "883953f4-6105-42a2-a16a-77a8eac79483",
  Metadata: { delivery: `delivery-${deliveryId}@movement.example` },
  ServerID: 23,
  Description: "The server was unable to deliver your message (ex: unknown user, mailbox not found).",
  Details: `smtp;550 5.1.1 The email account that you tried to reach does not exist.`,
  Email: to,
  From: "news@movement.example",
  BouncedAt: "2027-01-01T09:00:02Z",
  DumpAvailable: true,
  Inactive: true,
  CanActivate: true,
  Subject: "Science for every child",
});

export const postmarkComplaint = ({ to }: { to: string }) => ({
  RecordType: "SpamComplaint",
  MessageStream: "broadcast",
  ID: 42,
  Type: "SpamComplaint",
  TypeCode: 512,
  Name: "Spam complaint",
  MessageID: "00000000-0000-0000-0000-000000000000",
  Metadata: {},
  ServerID: 1234,
  Description: "The subscriber explicitly marked this message as spam.",
  Details: "Test spam complaint details",
  Email: to,
  From: "news@movement.example",
  BouncedAt: "2027-01-01T09:00:02Z",
});

type MailgunEvent = { to: string; messageId: string; event: string; severity?: string };

export const mailgunEvent = ({ to, messageId, event, severity }: MailgunEvent) => ({
  id: "G9Bn5sl1TC6nu79C8C0bwg",
  event,
  timestamp: 1798794002.1,
  "log-level": "error",
  ...(severity && { severity, reason: "bounce" }),
  "delivery-status": {
    "attempt-no": 1,
    code: 550,
    "enhanced-code": "5.1.1",
    message: "The email account that you tried to reach does not exist.",
    description: "",
    "session-seconds": 0.4,
  },
  flags: { "is-routed": false, "is-authenticated": true, "is-system-test": false, "is-test-mode": false },
  message: {
    headers: {
      to,
      "message-id": messageId.replace(/[<>]/g, ""),
      from: "The Movement <news@movement.example>",
      subject: "Science for every child",
    },
    attachments: [],
    size: 20111,
  },
  recipient: to,
  "recipient-domain": "example.net",
  tags: [],
  campaigns: [],
  "user-variables": {},
});

export function sendgridEvents({ to, messageId }: { to: string; messageId: string }) {
  const event = (id: string, more: object) => ({
    email: to,
    timestamp: 1798794002,
    "smtp-id": messageId,
    sg_event_id: id,
    sg_message_id: "14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0",
    ...more,
  });
  return [
    event("processed", { event: "processed" }),
    event("bounce", {
      event: "bounce",
      type: "bounce",
      status: "5.1.1",
      reason: "550 5.1.1 The email account that you tried to reach does not exist.",
      bounce_classification: "Invalid Address",
    }),
    event("blocked", {
      event: "bounce",
      type: "blocked",
      status: "5.7.1",
      reason: "550 5.7.1 Message rejected due to reputation",
      bounce_classification: "Reputation",
    }),
    event("deferred", { event: "deferred", response: "400 try again later", attempt: "5" }),
    event("spamreport", { event: "spamreport" }),
    event("unsubscribe", { event: "unsubscribe" }),
    event("open", { event: "open", useragent: "Mozilla/4.0", ip: "198.51.100.9" }),
  ];
}
