import type { ReactNode } from "react";
import { Figure } from "@/components/content/figure";
import { EmailField } from "@/components/forms/field";
import { Mark } from "@/components/layout/mark";

/** A page outside the staff area's frame: one thing to read, one thing to do. */
export function Doorstep({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="doorstep">
      <div className="doorstep-figure ground-lupine">
        <Figure name="staff-door" ground="lupine" />
      </div>
      <main id="content" className="doorstep-words">
        <a href="/" className="staff-name">
          <Mark />
          <span>The Children’s Movement of California</span>
        </a>
        <h1 className="text-head font-black tracking-tight">{title}</h1>
        {children}
      </main>
    </div>
  );
}

/** Asks for the address that the link is mailed to. */
export function SignInForm({ action }: { action: (form: FormData) => Promise<void> }) {
  return (
    <form action={action} className="grid gap-6">
      <EmailField name="email" label="Your address" required maxLength={254} />
      <button className="button">Mail me a link</button>
    </form>
  );
}
