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

/**
 * What stands around every staff page: the ways on one lupine field, which are a sheet that opens where it is narrow, and
 * one main landmark.
 */
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
            <button type="button" className="button button-quiet button-small site-menu" popoverTarget="ways">
              Menu
            </button>
            <div id="ways" popover="auto" className="staff-ways">
              <button
                type="button"
                className="button button-quiet button-small site-menu-close"
                popoverTarget="ways"
                popoverTargetAction="hide"
              >
                Close
              </button>
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
                <p>Times are Pacific time.</p>
              </div>
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
