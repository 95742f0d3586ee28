import type { ReactNode } from "react";

type NoticeProps = {
  title?: string;
  tone?: "plain" | "wrong";
  children: ReactNode;
};

/** Words that stand apart from the page: what happened, what to do. */
export function Notice({ title, tone = "plain", children }: NoticeProps) {
  return (
    <div className={tone === "wrong" ? "notice notice-wrong" : "notice"}>
      {title ? <p className="notice-title">{title}</p> : null}
      {children}
    </div>
  );
}
