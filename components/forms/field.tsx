import type { ComponentProps, InputHTMLAttributes, ReactNode } from "react";

type About = {
  /** The field's name in the form, and its id. */
  name: string;
  label: ReactNode;
  /** Said before anything went wrong. */
  hint?: ReactNode;
  /** What is wrong and what to do. */
  error?: string | undefined;
  /** A word behind the label of a field that may stay empty, such as "(optional)". */
  optional?: string;
};

type FieldProps = About & Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id">;

const describedBy = (name: string, hint: unknown, error: unknown) =>
  [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ") || undefined;

function FieldWords({ name, label, hint, error, optional }: About) {
  return (
    <>
      <label className="field-label" htmlFor={name}>
        {label}
        {optional ? <span className="field-optional"> {optional}</span> : null}
      </label>
      {hint ? (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </>
  );
}

/** One line to type in, with its label above, its hint, and its error beside it. */
export function Field({
  name,
  label,
  hint,
  error,
  optional,
  className,
  type = "text",
  ...input
}: FieldProps) {
  return (
    <div className={error ? "field field-wrong" : "field"}>
      <FieldWords name={name} label={label} hint={hint} error={error} optional={optional} />
      <input
        {...input}
        type={type}
        id={name}
        name={name}
        className={`box ${className ?? ""}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      />
    </div>
  );
}

type TextAreaProps = About & Omit<ComponentProps<"textarea">, "name" | "id">;

/** Several lines to type in. */
export function TextArea({ name, label, hint, error, optional, className, ...area }: TextAreaProps) {
  return (
    <div className={error ? "field field-wrong" : "field"}>
      <FieldWords name={name} label={label} hint={hint} error={error} optional={optional} />
      <textarea
        {...area}
        id={name}
        name={name}
        className={`box ${className ?? ""}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      />
    </div>
  );
}

type SelectProps = About & {
  options: readonly { value: string; label: string }[];
  /** The words of the first, empty choice. */
  empty?: string;
  defaultValue?: string;
  required?: boolean;
  autoComplete?: string;
};

/** One of many. For up to six, Choice shows them all at once. */
export function Select({ name, label, hint, error, optional, options, empty, ...select }: SelectProps) {
  return (
    <div className={error ? "field field-wrong" : "field"}>
      <FieldWords name={name} label={label} hint={hint} error={error} optional={optional} />
      <select
        {...select}
        id={name}
        name={name}
        className="box"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

type EmailFieldProps = Omit<FieldProps, "type" | "inputMode">;

/**
 * An email address, as text: browsers refuse addresses that exist. Phones show the right keys, and nothing corrects what
 * is typed.
 */
export function EmailField({ autoComplete = "email", ...field }: EmailFieldProps) {
  return (
    <Field
      {...field}
      inputMode="email"
      autoComplete={autoComplete}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
    />
  );
}
