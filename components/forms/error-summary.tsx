type ErrorSummaryProps = {
  /** For example "2 things to correct". */
  title: string;
  /** Each names the field it is about, by the field's id. */
  errors: readonly { name: string; message: string }[];
};

/**
 * The sum of what is wrong, at the top of a form. Give the page's title the word "Error:" as well. `autofocus` brings
 * the reader here after the form comes back, without a script.
 */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div className="notice notice-wrong" role="alert" tabIndex={-1} autoFocus id="errors">
      <h2 className="text-small-head font-bold">{title}</h2>
      <ul className="mt-2 list-disc pl-5">
        {errors.map((error) => (
          <li key={error.name}>
            <a href={`#${error.name}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
