import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";

type Look = {
  /** `solid` for the page's one action, `quiet` for the others, `danger` for what cannot be undone. */
  look?: "solid" | "quiet" | "danger";
  small?: boolean;
};

const classes = (look: Look["look"], small: boolean | undefined, more: string | undefined) =>
  ["button", look && look !== "solid" ? `button-${look}` : "", small ? "button-small" : "", more ?? ""]
    .filter(Boolean)
    .join(" ");

/** A button. It sends its form unless told otherwise. */
export function Button({
  look,
  small,
  className,
  type = "submit",
  ...button
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button {...button} type={type} className={classes(look, small, className)} />;
}

/** A link that is the page's action. */
export function ButtonLink({
  look,
  small,
  className,
  ...link
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...link} className={classes(look, small, className)} />;
}
