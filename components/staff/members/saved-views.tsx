type SavedViewsProps = {
  views: readonly { id: string; name: string; query: string }[];
  /** The list's parameters as they are now. */
  query: string;
  keep: (form: FormData) => Promise<void>;
  forget: (form: FormData) => Promise<void>;
};

/** The views somebody keeps: each one press away, and a place to keep the one that is seen. */
export function SavedViews({ views, query, keep, forget }: SavedViewsProps) {
  return (
    <div className="views">
      {views.length > 0 ? (
        <ul className="views-list" aria-label="Your views">
          {views.map((view) => (
            <li key={view.id}>
              <a
                href={`/staff/members${view.query && `?${view.query}`}`}
                aria-current={view.query === query ? "true" : undefined}
              >
                {view.name}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <details className="pick">
        <summary>{views.length > 0 ? "Keep or forget a view" : "Keep this view"}</summary>
        <div className="pick-list">
          <form action={keep} className="view-keep">
            <input type="hidden" name="query" value={query} />
            <label className="pick-select">
              <span>Keep these filters, columns and this order as</span>
              <input type="text" name="name" maxLength={60} required autoComplete="off" />
            </label>
            <button className="button button-small">Keep</button>
          </form>
          {views.map((view) => (
            <form key={view.id} action={forget} className="view-forget">
              <input type="hidden" name="query" value={query} />
              <input type="hidden" name="id" value={view.id} />
              <span>{view.name}</span>
              <button className="button button-quiet button-small">
                Forget<span className="sr-only"> {view.name}</span>
              </button>
            </form>
          ))}
        </div>
      </details>
    </div>
  );
}
