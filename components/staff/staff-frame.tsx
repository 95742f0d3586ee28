import type { ReactNode } from "react";
import { Mark } from "@/components/layout/mark";
import { StaffNav, type StaffLink } from "@/components/staff/staff-nav";

type StaffFrameProps = {
  links: readonly StaffLink[];
  /** Who is signed in, and as what. */
  name: string;
  role: string;
  signOut: () => Promise<void>;
  children: ReactNode;
};

/** What stands around every staff page: the ways on one lupine field, and one main landmark. */
export function StaffFrame({ links, name, role, signOut, children }: StaffFrameProps) {
  return (
    <>
      <a href="#content" className="skip">
        Skip to content
      </a>
      <div className="staff-sheet">
        <header className="staff-rail ground-lupine">
          <div className="staff-rail-words">
            <a href="/staff" className="staff-name">
              <Mark />
              <span>Staff</span>
            </a>
            <StaffNav links={links} />
            <div className="staff-who">
              <p>
                <span className="block font-bold [overflow-wrap:anywhere]">{name}</span>
                {role}
              </p>
              <form action={signOut}>
                <button className="button button-quiet button-small">Sign out</button>
              </form>
              <a href="/">See the public site</a>
            </div>
          </div>
        </header>
        <main id="content" tabIndex={-1} className="staff-main">
          {children}
        </main>
      </div>
    </>
  );
}
