import type { ReactNode } from 'react';
import type { ListedCustomer } from '../gateway/answers';
import { may, type Operation } from '../gateway/operations';
import { useLanguage } from '../language/language-context';
import { shownTime } from '../parts/china-time';
import { useGateway, usePerson } from '../session/session-context';
import { MarkEditor } from './mark-editor';

interface CustomerRowProps {
  readonly customer: ListedCustomer;
  readonly resellerId: string;
  readonly operators: readonly string[];
  readonly onChange: () => void;
}

export function CustomerRow({ customer, resellerId, operators, onChange }: CustomerRowProps) {
  const { words } = useLanguage();
  const { columns, label, manager, frozen } = words.customers;
  return (
    <tr>
      <th scope="row" data-label={columns.account}>
        {customer.account_name}
        <span className="id">{customer.customer_id}</span>
      </th>
      <Cell label={columns.realName}>
        <RealName customer={customer} />
      </Cell>
      <Cell label={columns.association}>
        <Association customer={customer} />
      </Cell>
      <Cell label={columns.contact}>
        {customer.telephone ?? customer.email ?? words.none}
        {customer.telephone !== undefined && customer.email !== undefined && <span className="second">{customer.email}</span>}
      </Cell>
      <Cell label={label}>
        <Label {...{ customer, resellerId, onChange }} />
      </Cell>
      <Cell label={manager}>
        <AccountManager {...{ customer, resellerId, operators, onChange }} />
      </Cell>
      <Cell label={columns.level}>{customer.customer_level}</Cell>
      <Cell label={columns.state}>
        <span className={customer.is_frozen === 0 ? '' : 'warned'}>{frozen[String(customer.is_frozen) as keyof typeof frozen]}</span>
      </Cell>
    </tr>
  );
}

function Cell({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <td data-label={label}>
      <div>{children}</div>
    </td>
  );
}

function RealName({ customer }: { readonly customer: ListedCustomer }) {
  const { words } = useLanguage();
  const { verified, types } = words.customers;
  const type = types[String(customer.customer_type) as keyof typeof types];
  return (
    <>
      {customer.customer}
      <span className="second">{[verified[customer.verified_status], type].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function Association({ customer: { association_type, associated_on } }: { readonly customer: ListedCustomer }) {
  const { language, words } = useLanguage();
  return (
    <>
      {association_type === undefined ? words.none : words.customers.kinds[association_type]}
      {associated_on !== undefined && <span className="second">{shownTime(associated_on, language)}</span>}
    </>
  );
}

type MarkProps = Omit<CustomerRowProps, 'operators'>;

/** customers 7.15: what the partner writes on its customer. */
function Label({ customer, ...rest }: MarkProps) {
  const { words } = useLanguage();
  const save = useMark('labelCustomer', customer.customer_id, rest);
  const { label, editLabel, clearHint } = words.customers;
  return (
    <MarkEditor
      value={customer.label ?? ''}
      name={label}
      invitation={editLabel(customer.account_name)}
      hint={clearHint}
      {...(save && { onSave: (value: string) => save({ label: value }) })}
    />
  );
}

function AccountManager({ customer, operators, ...rest }: CustomerRowProps) {
  const { words } = useLanguage();
  const save = useMark('setAccountManager', customer.customer_id, rest);
  const { manager, editManager, managerHint } = words.customers;
  return (
    <MarkEditor
      value={customer.account_managers?.[0]?.account_name ?? ''}
      name={manager}
      invitation={editManager(customer.account_name)}
      hint={managerHint}
      proposals={operators}
      {...(save && { onSave: (value: string) => save(value === '' ? {} : { account_name: value }) })}
    />
  );
}

/** How to write it; undefined for who may not. */
function useMark(operation: Operation & ('labelCustomer' | 'setAccountManager'), customer_id: string, rest: Omit<MarkProps, 'customer'>) {
  const gateway = useGateway();
  if (!may(usePerson(), operation)) return undefined;
  return async (mark: object) => {
    const reseller = rest.resellerId === '' ? {} : { indirect_partner_id: rest.resellerId };
    await gateway.call(operation, { params: { customer_id }, body: { ...mark, ...reseller } });
    rest.onChange();
  };
}
