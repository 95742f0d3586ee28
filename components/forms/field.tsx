import type { ComponentProps, InputHTMLAttributes, ReactNode } from "react";

type About = {
  /** The field's name in the form. */
  name: string;
  /** Its id on the page, where several have the same name. */
  id?: string;
  label: ReactNode;
  /** Said before anything went wrong. */
  hint?: ReactNode;
  /** What is wrong and what to do. */
  error?: string | undefined;
  /** A word behind the label of a field that may stay empty, such as "(optional)". */
  optional?: string;
};

/** A label, a hint and an error, and below them what they are about. */
function Labelled({
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  children,
}: About & { children: ReactNode }) {
  return (
    <div className={error ? "field field-wrong" : "field"}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional ? <span className="field-optional"> {optional}</span> : null}
      </label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {children}
    </div>
  );
}

/** What ties a control to its words. */
const tied = ({ name, id = name, hint, error }: About, className = "") => ({
  ...{ id, name, className: `box ${className}` },
  "aria-invalid": error ? true : undefined,
  "aria-describedby":
    [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined,
});

type FieldProps = About & Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id">;

/** One line to type in, with its label above, its hint, and its error beside it. */
export function Field({
  name,
  id,
  label,
  hint,
  error,
  optional,
  className,
  type = "text",
  ...input
}: FieldProps) {
  const about = { name, id, label, hint, error, optional };
  return (
    <Labelled {...about}>
      <input {...input} type={type} {...tied(about, className)} />
    </Labelled>
  );
}

type TextAreaProps = About & Omit<ComponentProps<"textarea">, "name" | "id">;

/** Several lines to type in. */
export function TextArea({ name, id, label, hint, error, optional, className, ...area }: TextAreaProps) {
  const about = { name, id, label, hint, error, optional };
  return (
    <Labelled {...about}>
      <textarea {...area} {...tied(about, className)} />
    </Labelled>
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
export function Select({ name, id, label, hint, error, optional, options, empty, ...select }: SelectProps) {
  const about = { name, id, label, hint, error, optional };
  return (
    <Labelled {...about}>
      <select {...select} {...tied(about)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
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
