type CopiedProps = { id: string; label: string; hint?: string; value: string; rows?: number };

/** A text to copy: one press selects all of it. */
export function Copied({ id, label, hint, value, rows = 1 }: CopiedProps) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <textarea
        className="box way-text"
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        rows={rows}
        readOnly
      />
    </div>
  );
}
