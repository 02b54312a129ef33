import { useId, useState } from 'react';
import { useLanguage } from '../language/language-context';
import { Field } from '../parts/field';
import type { Bound } from './use-draft';
import { type PasswordRule, passwordRules } from './rules';

interface PasswordFieldProps {
  readonly password: Bound;
  readonly name: string;
  readonly phone: string;
}

/** customers 4.21: with its rules, each told as kept or not while one types. */
export function PasswordField({ password, name, phone }: PasswordFieldProps) {
  const { words } = useLanguage();
  const said = words.registration;
  const [isShown, setShown] = useState(false);
  const id = useId();
  const rules = Object.entries(passwordRules(password.value, { name, phone })) as [PasswordRule, boolean][];
  return (
    <>
      <Field
        label={said.password}
        hint={said.passwordHint}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        maxLength={32}
        isOptional
        {...password}
      />
      <label className="choice" htmlFor={id}>
        <input id={id} type="checkbox" checked={isShown} onChange={() => setShown(!isShown)} /> {said.show}
      </label>
      {password.value !== '' && (
        <ul className="rules" aria-label={said.passwordRules}>
          {rules.map(([rule, isKept]) => (
            <li key={rule} className={isKept ? 'kept' : 'broken'}>
              <span aria-hidden="true">{isKept ? '✓' : '✗'}</span> {said.passwordRule[rule]}
              <span className="hidden"> ({isKept ? said.kept : said.broken})</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
