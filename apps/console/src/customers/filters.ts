import { endOfDay, startOfDay } from '../parts/china-time';

/** What is typed into the filters; the empty text is no filter (customers 7.2). */
export interface Filters {
  readonly account_name: string;
  readonly customer: string;
  readonly label: string;
  readonly association_type: '' | '1' | '2';
  readonly begin: string;
  readonly end: string;
  readonly customer_id: string;
  readonly account_manager_name: string;
  readonly telephone: string;
  readonly indirect_partner_id: string;
}

export const NO_FILTERS: Filters = {
  account_name: '',
  customer: '',
  label: '',
  association_type: '',
  begin: '',
  end: '',
  customer_id: '',
  account_manager_name: '',
  telephone: '',
  indirect_partner_id: '',
};

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export type FilterFaults = Partial<Record<keyof Filters, 'blank' | 'order'>>;

const WITHOUT_BLANKS = ['account_name', 'customer', 'label', 'account_manager_name'] as const;

/** customers 7.1, 7.2: what the gateway would refuse. */
export function faultsOf(filters: Filters): FilterFaults {
  const blanks = WITHOUT_BLANKS.filter((name) => /\s/u.test(filters[name].trim())).map((name) => [name, 'blank'] as const);
  const isTurned = filters.begin !== '' && filters.end !== '' && filters.begin > filters.end;
  return { ...Object.fromEntries(blanks), ...(isTurned && { end: 'order' as const }) };
}

/** The body of a query (customers 8.4). */
export function queryOf({ begin, end, ...texts }: Filters, { offset, limit }: Page): object {
  const given = Object.entries(texts).map(([name, value]) => [name, value.trim()] as const);
  return {
    ...Object.fromEntries(given.filter(([, value]) => value !== '')),
    ...(begin && { associated_on_begin: startOfDay(begin) }),
    ...(end && { associated_on_end: endOfDay(end) }),
    offset,
    limit,
  };
}
