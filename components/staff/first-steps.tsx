import type { ReactNode } from "react";

type FirstStepsProps = {
  /** What is done already. */
  done: { invited: boolean; address: boolean; mail: boolean; joined: boolean };
};

/** What to do on a new site, in order. */
export function FirstSteps({ done }: FirstStepsProps) {
  return (
    <section aria-labelledby="first-steps" className="mt-12">
      <h2 id="first-steps" className="text-small-head font-bold">
        First steps
      </h2>
      <ol className="first-steps">
        <Step done={done.invited} title="Invite yourself and the others">
          In the site’s folder: <code>npm run site -- staff invite you@example.org --role admin</code>. Roles
          are editor (writes), organizer (sends, looks after members) and admin.
        </Step>
        <Step done={done.address} title="Give the site its public address">
          Set <code>SITE_URL</code> to the https address that people will use. Links in mail begin with it.
        </Step>
        <Step done={done.mail} title="Name a mail server">
          Set <code>SMTP_URL</code> and <code>MAIL_FROM</code>. Until then every mail is kept in the mailbox
          here.
        </Step>
        <Step done={done.joined} title="Join as the first member">
          <a href="/join">Fill in the form</a> as your members will, and confirm by the mail.
        </Step>
      </ol>
    </section>
  );
}

function Step({ done, title, children }: { done: boolean; title: string; children: ReactNode }) {
  return (
    <li data-done={done}>
      <p className="font-bold">
        {title}
        {done ? <span className="step-done">Done</span> : null}
      </p>
      <p className="max-w-measure text-quiet">{children}</p>
    </li>
  );
}
