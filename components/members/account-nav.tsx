import { Button } from "@/components/ui/button";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

/** The pages of a member's account, in their order: the last part of the address names the words. */
const ways = [
  { path: "/account", name: "overview" },
  { path: "/account/profile", name: "profile" },
  { path: "/account/addresses", name: "addresses" },
  { path: "/account/mail", name: "mail" },
  { path: "/account/membership", name: "membership" },
  { path: "/account/organizations", name: "organizations" },
  { path: "/account/history", name: "history" },
  { path: "/account/data", name: "data" },
] as const;

/** A page below one of the ways belongs to it; all of them stand below the first. */
const currentOf = (way: string, path: string) =>
  way === path ? "page" : way !== "/account" && path.startsWith(`${way}/`) ? "true" : undefined;

type AccountNavProps = {
  locale: Locale;
  /** The page's address without its language. */
  path: string;
  signOut: (form: FormData) => Promise<void>;
};

/** The ways between a member's own pages, and the way out. */
export function AccountNav({ locale, path, signOut }: AccountNavProps) {
  const t = translator(locale, "account");
  return (
    <nav id="ways" className="account-ways" aria-label={t("title")}>
      <ul>
        {ways.map((way) => (
          <li key={way.path}>
            <a href={localePath(locale, way.path)} aria-current={currentOf(way.path, path)}>
              {t(`ways.${way.name}`)}
            </a>
          </li>
        ))}
      </ul>
      <form action={signOut}>
        <input type="hidden" name="locale" value={locale} />
        <Button look="quiet" small>
          {t("signOut.here")}
        </Button>
      </form>
    </nav>
  );
}
