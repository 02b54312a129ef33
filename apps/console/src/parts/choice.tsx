import { useId } from 'react';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** What the values are called, in the order in which they are offered. */
  readonly options: Readonly<Record<string, string>>;
}

/** One of some values. */
export function Choice({ label, value, onValue, options }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onValue(target.value)}>
        {Object.entries(options)
          .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
          .map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
      </select>
    </div>
  );
}
