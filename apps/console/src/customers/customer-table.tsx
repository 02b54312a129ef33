import type { ListedCustomer } from '../gateway/answers';
import { isMainAccount, may } from '../gateway/operations';
import { useLanguage } from '../language/language-context';
import { useLoad } from '../parts/use-load';
import { useGateway, usePerson } from '../session/session-context';
import { CustomerRow } from './customer-row';

interface CustomerTableProps {
  readonly customers: readonly ListedCustomer[];
  /** Of a distributor that looks at the customers of a reseller; else empty. */
  readonly resellerId: string;
  readonly onChange: () => void;
}

export function CustomerTable({ customers, resellerId, onChange }: CustomerTableProps) {
  const { words } = useLanguage();
  const { caption, columns, label, manager } = words.customers;
  const operators = useOperatorNames();
  return (
    <div className="table-frame">
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {[columns.account, columns.realName, columns.association, columns.contact, label, manager, columns.level, columns.state].map(
              (name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <CustomerRow key={customer.customer_id} {...{ customer, resellerId, operators, onChange }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whom to propose as an account manager; nobody to who may not see the operators. */
function useOperatorNames(): readonly string[] {
  const gateway = useGateway();
  const person = usePerson();
  const isShown = may(person, 'setAccountManager') && may(person, 'listOperators') && (isMainAccount(person) || person.administrator);
  const { data } = useLoad('operators', async () =>
    isShown ? (await gateway.call('listOperators', { query: { limit: '100' } })).operators : [],
  );
  return (data ?? []).map(({ user_name }) => user_name);
}
