import type { ReactNode } from "react";
import { PlainHead } from "@/components/layout/page-head";
import { Notice } from "@/components/ui/notice";
import { AccountNav } from "@/components/members/account-nav";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";
import { PageFrame } from "../page-frame";
import { signOutAction } from "./sign-out";
import "@/app/styles/controls.css";
import "@/app/styles/utilities.css";
import "@/app/styles/account.css";

type AccountFrameProps = {
  locale: Locale;
  /** The page's address without its language, e.g. "/account/data". */
  path: string;
  title: string;
  summary?: string;
  /** What the form that led here has done; see done.ts. */
  done?: string | null;
  children: ReactNode;
};

/** The site's frame around a page of a member's account, with the ways between those pages. */
export function AccountFrame({ locale, path, title, summary, done, children }: AccountFrameProps) {
  const t = translator(locale, "account");
  return (
    <PageFrame locale={locale} path={path} current="/join">
      <div className="frame account">
        <div className="account-page">
          <div>
            <p className="account-back">
              {path === "/account" ? null : <a href={localePath(locale, "/account")}>{t("title")}</a>}
              <a href="#ways">{t("ways.all")}</a>
            </p>
            <PlainHead title={title} {...(summary && { summary })} />
          </div>
          {done ? <Done words={done} /> : null}
          {children}
        </div>
        <AccountNav locale={locale} path={path} signOut={signOutAction} />
      </div>
    </PageFrame>
  );
}

/** The same for what a member's pages show to somebody who is not signed in: one thing, and no ways beside it. */
export function AccountDoor({ locale, path, title, summary, done, children }: AccountFrameProps) {
  return (
    <PageFrame locale={locale} path={path} current="/join">
      <div className="frame account">
        <div className="account-page">
          <PlainHead title={title} {...(summary && { summary })} />
          {done ? <Done words={done} /> : null}
          {children}
        </div>
      </div>
    </PageFrame>
  );
}

function Done({ words }: { words: string }) {
  return (
    <div role="status">
      <Notice>
        <p className="font-bold">{words}</p>
      </Notice>
    </div>
  );
}
