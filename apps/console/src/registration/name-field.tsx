import { useLanguage } from '../language/language-context';
import { Field } from '../parts/field';
import type { Bound } from './use-draft';
import { canBeAskedFor, isGoodName } from './rules';
import { useAvailability } from './use-availability';

/** customers 4.3 to 4.6, 8.1: a name, and whether it is free while one types. */
export function NameField({ name }: { readonly name: Bound }) {
  const { words } = useLanguage();
  const said = words.registration;
  const { type } = useAvailability('name', canBeAskedFor(name.value) ? name.value : undefined);
  const own = name.value.length >= 5 && !isGoodName(name.value) ? said.nameFault : type === 'TAKEN' ? said.nameTaken : undefined;
  return (
    <Field
      label={said.accountName}
      hint={said.accountNameHint}
      maxLength={32}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      isOptional
      {...name}
      fault={name.fault ?? own}
      note={
        <>
          {type === 'ASKING' && <p className="hint">{said.checking}</p>}
          {type === 'AVAILABLE' && <p className="good-note">{said.available}</p>}
        </>
      }
    />
  );
}
