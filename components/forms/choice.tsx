import type { InputHTMLAttributes, ReactNode } from "react";

type CheckboxProps = {
  name: string;
  label: ReactNode;
  error?: string | undefined;
} & Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id" | "type">;

/** One box to tick. Its whole line can be pressed. */
export function Checkbox({ name, label, error, ...input }: CheckboxProps) {
  return (
    <div className={error ? "field field-wrong" : "field"}>
      {error ? (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
      <label className="tick">
        <input
          {...input}
          type="checkbox"
          id={name}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
        />
        <span className="tick-words">{label}</span>
      </label>
    </div>
  );
}

type ChoiceProps = {
  name: string;
  legend: ReactNode;
  /** `one` of them (radio buttons) or `several` (boxes to tick). */
  pick: "one" | "several";
  options: readonly { value: string; label: ReactNode }[];
  /** What is chosen at first. */
  chosen?: readonly string[];
  hint?: ReactNode;
  error?: string | undefined;
  optional?: string;
  required?: boolean;
};

/** A question whose answers all stand in sight. The first answer carries the field's id, so that an error can lead to it. */
export function Choice({
  name,
  legend,
  pick,
  options,
  chosen,
  hint,
  error,
  optional,
  required,
}: ChoiceProps) {
  return (
    <fieldset className={error ? "field field-wrong" : "field"}>
      <legend className="field-label">
        {legend}
        {optional ? <span className="field-optional"> {optional}</span> : null}
        {hint ? <span className="field-hint block font-normal">{hint}</span> : null}
        {error ? <span className="field-error block">{error}</span> : null}
      </legend>
      <div>
        {options.map((option, index) => (
          <label key={option.value} className="tick">
            <input
              type={pick === "one" ? "radio" : "checkbox"}
              id={index === 0 ? name : `${name}-${option.value}`}
              name={name}
              value={option.value}
              defaultChecked={chosen?.includes(option.value)}
              required={pick === "one" ? required : undefined}
            />
            <span className="tick-words">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
