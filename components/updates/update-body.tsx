import { toJsxRuntime, type Components } from "hast-util-to-jsx-runtime";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { UpdatePicture, updateBlocks } from "@/components/updates/update-blocks";
import { translator, type Locale } from "@/lib/platform/i18n";
import type { SafeRoot } from "@/lib/updates/schema";

type UpdateBodyProps = {
  /** The checked tree; nothing else is ever rendered. */
  tree: SafeRoot;
  /** The language of the words around it. */
  locale: Locale;
};

/** An update's words on the web, from the same tree as its mail. */
export function UpdateBody({ tree, locale }: UpdateBodyProps) {
  return (
    <div className="body">
      {toJsxRuntime(tree, {
        Fragment,
        jsx,
        jsxs,
        components: componentsFor(locale),
        // Public pages carry no style attributes.
        tableCellAlignToStyle: false,
      })}
    </div>
  );
}

const side = (align: unknown) =>
  align === "right" ? "text-right" : align === "center" ? "text-center" : undefined;

function componentsFor(locale: Locale): Partial<Components> {
  const t = translator(locale, "updates");
  return {
    ...updateBlocks(locale),
    img: ({ src, alt, width, height }) => (
      <UpdatePicture src={src} alt={alt ?? ""} width={width} height={height} locale={locale} />
    ),
    table: ({ children }) => (
      <div className="overflow-x-auto" role="region" aria-label={t("page.table")} tabIndex={0}>
        <table className="ruled">{children}</table>
      </div>
    ),
    th: ({ children, align }) => (
      <th scope="col" className={side(align)}>
        {children}
      </th>
    ),
    td: ({ children, align }) => <td className={side(align)}>{children}</td>,
    blockquote: ({ children }) => (
      <div className="quote">
        <blockquote>{children}</blockquote>
      </div>
    ),
    hr: () => <hr className="border-t-3 border-rule" />,
    pre: ({ children }) => <pre className="overflow-x-auto bg-tint p-5 text-ui">{children}</pre>,
  };
}
