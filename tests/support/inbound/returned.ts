/** The message of ours that a report is about. */
export type Original = {
  deliveryId: string;
  /** The address that it came back to. */
  verp: string;
  /** Whom it was for. */
  to: string;
};

const header = ({ deliveryId, verp, to }: Original) => `Return-Path: <${verp}>
To: ${to}
Message-ID: <delivery-${deliveryId}@movement.example>
Date: Mon, 16 Nov 2026 09:00:00 +0000
List-Id: <updates.movement.example>
From: The Movement <news@movement.example>
Subject: Science for every child
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8`;

const original = (it: Original) => `${header(it)}

Read on, or unsubscribe at any time.
`;

/** The outer shape of a report (RFC 6522): words for people, fields for machines, the message. */
const reportOf = (
  it: Original,
  { head, words, type, fields, returned }: Record<"head" | "words" | "type" | "fields" | "returned", string>,
) => `Return-Path: <>
${head}
To: ${it.verp}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=${type};
	boundary="=_cut/1763300000"

This is a MIME-encapsulated message.

--=_cut/1763300000
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

${words}

--=_cut/1763300000
Content-Type: message/${type}

${fields}

--=_cut/1763300000
${returned}

--=_cut/1763300000--
`;

/** Reports as the usual servers send them, by name. Written after their formats; nobody's mail is in them. */
export const returned = {
  /** Postfix: a mailbox that is not there. */
  postfix: (it: Original) =>
    reportOf(it, {
      head: `From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
Date: Mon, 16 Nov 2026 09:00:03 +0000 (UTC)
Auto-Submitted: auto-replied
Message-Id: <20261116090003.4F2A1C0DE@mx.example.net>`,
      words: `This is the mail system at host mx.example.net.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

<${it.to}>: host mail.example.net[192.0.2.7] said: 550 5.1.1 <${it.to}>: Recipient
    address rejected: User unknown in virtual mailbox table (in reply to RCPT
    TO command)`,
      type: "delivery-status",
      fields: `Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4F2A1C0DE
X-Postfix-Sender: rfc822; ${it.verp}
Arrival-Date: Mon, 16 Nov 2026 09:00:01 +0000 (UTC)

Final-Recipient: rfc822; ${it.to}
Original-Recipient: rfc822;${it.to}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.example.net
Diagnostic-Code: smtp; 550 5.1.1 <${it.to}>: Recipient address rejected: User
    unknown in virtual mailbox table`,
      returned: `Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

${header(it)}`,
    }),
  /** Postfix: it is still trying. */
  postfixDelay: (it: Original) =>
    reportOf(it, {
      head: `From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Delayed Mail (still being retried)
Auto-Submitted: auto-replied
Message-Id: <20261116130003.5F2A1C0DE@mx.example.net>`,
      words: "YOU DO NOT NEED TO RESEND YOUR MESSAGE.",
      type: "delivery-status",
      fields: `Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ${it.to}
Action: delayed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mail.example.net[192.0.2.7]:25: Connection timed out
Will-Retry-Until: Sat, 21 Nov 2026 09:00:01 +0000 (UTC)`,
      returned: `Content-Type: message/rfc822\n\n${original(it)}`,
    }),
  /** Gmail: the mailbox is full. */
  gmailFull: (it: Original) =>
    reportOf(it, {
      head: `From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
Subject: Delivery Status Notification (Failure)
Auto-Submitted: auto-replied
X-Failed-Recipients: ${it.to}
Message-ID: <6919a001.050a0220.1.GMR@mx.google.com>`,
      words: `** Recipient inbox full **

Your message couldn't be delivered to ${it.to}. Their inbox is full, or it's getting too much mail right now.`,
      type: "delivery-status",
      fields: `Reporting-MTA: dns; googlemail.com
Arrival-Date: Mon, 16 Nov 2026 01:00:02 -0800 (PST)
X-Original-Message-ID: <delivery-${it.deliveryId}@movement.example>

Final-Recipient: rfc822; ${it.to}
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552-5.2.2 The recipient's inbox is out of storage space and inactive. Please
 552 5.2.2  direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm
Last-Attempt-Date: Mon, 16 Nov 2026 01:00:03 -0800 (PST)`,
      returned: `Content-Type: message/rfc822\n\n${original(it)}`,
    }),
  /** Exchange Online: nobody there, in the code it has for that. */
  exchangeOnline: (it: Original) =>
    reportOf(it, {
      head: `From: <postmaster@example.onmicrosoft.com>
Subject: Undeliverable: Science for every child
Message-ID: <d5f1b0e2-0001-4c0e-9b0e-111111111111@BN8NAM11FT001.mail.protection.outlook.com>
In-Reply-To: <delivery-${it.deliveryId}@movement.example>`,
      words: `Your message to ${it.to} couldn't be delivered.

someone wasn't found at example.net.`,
      type: "delivery-status",
      fields: `Reporting-MTA: dns;BN8NAM11FT001.mail.protection.outlook.com
Received-From-MTA: dns;mail.movement.example
Arrival-Date: Mon, 16 Nov 2026 09:00:04 +0000

Final-Recipient: rfc822;${it.to}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${it.to} not found by SMTP address lookup`,
      returned: `Content-Type: message/rfc822\n\n${original(it)}`,
    }),
  /** A server that will not have our mail, which says nothing about the mailbox. */
  blocked: (it: Original) =>
    reportOf(it, {
      head: `From: Mail Delivery System <MAILER-DAEMON@relay.example>
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: <20261116090009.6F2A1C0DE@relay.example>`,
      words: "Your message was refused.",
      type: "delivery-status",
      fields: `Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; ${it.to}
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550 5.7.1 Service unavailable, Client host [198.51.100.4] blocked using
 Spamhaus. To request removal from this list see https://www.spamhaus.org/query/ip/198.51.100.4`,
      returned: `Content-Type: message/rfc822\n\n${original(it)}`,
    }),
  /** A report in other alphabets (RFC 6533). */
  international: (it: Original) =>
    reportOf(it, {
      head: `From: MAILER-DAEMON@mx.example.net
Subject: =?utf-8?q?Mensaje_no_entregado?=
Message-ID: <20261116090010.7F2A1C0DE@mx.example.net>`,
      words: "No se pudo entregar.",
      type: "global-delivery-status",
      fields: `Reporting-MTA: dns; mx.example.net

Final-Recipient: utf-8; ${it.to}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 Buzón desconocido`,
      returned: `Content-Type: message/global\n\n${original(it)}`,
    }),
  /** qmail: no part for machines at all (QSBMF). */
  qmail: (it: Original) => `Return-Path: <>
From: MAILER-DAEMON@mail.example.net
To: ${it.verp}
Subject: failure notice
Date: 16 Nov 2026 09:00:05 -0000

Hi. This is the qmail-send program at mail.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${it.to}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

${original(it)}`,
  /** Exim before it learned to write reports. */
  exim: (it: Original) => `Return-Path: <>
X-Failed-Recipients: ${it.to}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@host.example.net>
To: ${it.verp}
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1abcde-0001Ab-Cd@host.example.net>
Date: Mon, 16 Nov 2026 09:00:06 +0000

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${it.to}
    host mx.example.net [192.0.2.9]
    SMTP error from remote mail server after RCPT TO:<${it.to}>:
    552 5.2.2 Mailbox full

------ This is a copy of the message, including all the headers. ------

${original(it)}`,
  /** Exchange of an organization's own, as text and HTML only. */
  exchange: (it: Original) => `Return-Path: <>
From: Microsoft Exchange <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.net>
To: ${it.verp}
Subject: Undeliverable: Science for every child
Message-ID: <0a1b2c3d-0000-4000-8000-000000000001@EXCH01.example.net>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body><p>Delivery has failed to these recipients or groups:</p>
<p><a href="mailto:${it.to}">${it.to}</a><br>The e-mail address you entered couldn't be found. Check the address and try
resending the message.</p>
<p>Diagnostic information for administrators:</p>
<p>Generating server: EXCH01.example.net</p>
<p>${it.to}<br>#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##</p></body></html>
`,
  /** A complaint (RFC 5965). */
  complaint: (it: Original) =>
    reportOf(it, {
      head: `From: <feedback@fbl.example.net>
Subject: FW: Science for every child
Message-ID: <fbl-1763300000@fbl.example.net>`,
      words: "This is an email abuse report for an email message received from IP 198.51.100.4",
      type: "feedback-report",
      fields: `Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <${it.verp}>
Original-Rcpt-To: <${it.to}>
Arrival-Date: Mon, 16 Nov 2026 09:00:00 +0000
Source-IP: 198.51.100.4
Reported-Domain: movement.example`,
      returned: `Content-Type: message/rfc822
Content-Disposition: inline

${original(it)}`,
    }).replace(`To: ${it.verp}`, "To: abuse@bounces.movement.example"),
  /** A message somebody took out of the spam folder (RFC 6430). */
  notSpam: (it: Original) =>
    returned.complaint(it).replace("Feedback-Type: abuse", "Feedback-Type: not-spam"),
  /** Microsoft's complaints: our message itself, with a field of theirs. */
  junkMail: (it: Original) => `From: staff@hotmail.com
To: abuse@bounces.movement.example
Subject: complaint about message from 198.51.100.4
Message-ID: <jmrp-1763300000@hotmail.com>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="cut"

--cut
Content-Type: message/rfc822

X-HmXmrOriginalRecipient: <${it.to}>
${original(it)}
--cut--
`,
  /** Out of the office. */
  vacation: (it: Original) => `Return-Path: <>
From: ${it.to}
To: ${it.verp}
Subject: Automatic reply: Science for every child
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
In-Reply-To: <delivery-${it.deliveryId}@movement.example>
Message-ID: <away-1763300000@example.net>

I am out of the office until Monday. To unsubscribe from my calendar, call me.
`,
  /** The same without any field that says so. */
  vacationBySubject: (it: Original) => `From: ${it.to}
To: ${it.verp}
Subject: Fuera de la oficina: Ciencia para todos
Message-ID: <away-1763300001@example.net>

Regreso el lunes.
`,
  /** A receipt for reading (RFC 8098). */
  readReceipt: (it: Original) =>
    reportOf(it, {
      head: `From: ${it.to}\nSubject: Read: Science for every child\nMessage-ID: <mdn-1@example.net>`,
      words: "Your message was displayed.",
      type: "disposition-notification",
      fields: `Final-Recipient: rfc822;${it.to}\nDisposition: manual-action/MDN-sent-manually; displayed`,
      returned: `Content-Type: text/rfc822-headers\n\n${header(it)}`,
    }),
};

/** Somebody's answer to an update, above what they answer to. */
export const answer = (it: Original, subject: string, words: string) => `From: Somebody <${it.to}>
To: news@movement.example
Subject: ${subject}
In-Reply-To: <delivery-${it.deliveryId}@movement.example>
References: <delivery-${it.deliveryId}@movement.example>
Message-ID: <answer-${it.deliveryId}@example.net>
Content-Type: text/plain; charset=utf-8

${words}

On Mon, 16 Nov 2026 at 01:00, The Movement <news@movement.example>
wrote:

> Read on.
> Unsubscribe
`;
