import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { useLanguage } from '../language/language-context';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'id'> {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with the value. */
  readonly fault?: string | undefined;
  /** Told about the value, such as that a name is free. */
  readonly note?: ReactNode;
  readonly isOptional?: boolean;
  /** Beside the input. */
  readonly children?: ReactNode;
}

/** An input with its label, and with all that is said about it tied to it. */
export function Field({ label, value, onValue, hint, fault, note, isOptional = false, children, ...input }: FieldProps) {
  const { words } = useLanguage();
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {isOptional && <span className="optional"> {words.optional}</span>}
      </label>
      <div className="beside">
        <input
          {...input}
          id={id}
          value={value}
          onChange={({ target }) => onValue(target.value)}
          aria-invalid={fault !== undefined}
          aria-describedby={described || undefined}
        />
        {children}
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="field-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      <div aria-live="polite">{note}</div>
    </div>
  );
}
