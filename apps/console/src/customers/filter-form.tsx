import { type FormEvent, useState } from 'react';
import type { Person } from '../gateway/answers';
import { useLanguage } from '../language/language-context';
import { Choice } from '../parts/choice';
import { Field } from '../parts/field';
import { faultsOf, type FilterFaults, type Filters, NO_FILTERS } from './filters';

interface FilterFormProps {
  readonly person: Person;
  readonly onSearch: (filters: Filters) => void;
}

/** customers 7.6, 8.4 */
export function FilterForm({ person, onSearch }: FilterFormProps) {
  const { words } = useLanguage();
  const said = words.customers;
  const [filters, setFilters] = useState(NO_FILTERS);
  const [faults, setFaults] = useState<FilterFaults>({});
  const search = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(filters);
    setFaults(found);
    if (Object.keys(found).length === 0) onSearch(filters);
  };
  const clear = () => {
    setFilters(NO_FILTERS);
    setFaults({});
    onSearch(NO_FILTERS);
  };
  const bound = (name: keyof Filters) => ({
    value: filters[name],
    onValue: (value: string) => setFilters({ ...filters, [name]: value }),
    fault: faults[name] && said[faults[name]],
    maxLength: 64,
  });
  return (
    <form className="card filters" role="search" aria-label={said.filters} onSubmit={search}>
      <Field label={said.accountName} {...bound('account_name')} />
      <Field label={said.realName} {...bound('customer')} />
      <Field label={said.label} hint={said.labelHint} {...bound('label')} />
      <Choice label={said.kind} {...bound('association_type')} options={{ '': said.anyKind, ...said.kinds }} />
      <Field label={said.begin} type="date" {...bound('begin')} />
      <Field label={said.end} type="date" {...bound('end')} />
      <Field label={said.manager} {...bound('account_manager_name')} />
      <Field label={said.telephone} hint={said.telephoneHint} inputMode="numeric" {...bound('telephone')} maxLength={32} />
      <Field label={said.id} {...bound('customer_id')} />
      {person.partner_kind === 'DISTRIBUTOR' && <Field label={said.reseller} hint={said.resellerHint} {...bound('indirect_partner_id')} />}
      <div className="actions">
        <button type="submit">{said.search}</button>
        <button type="button" className="plain" onClick={clear}>
          {said.reset}
        </button>
      </div>
    </form>
  );
}
