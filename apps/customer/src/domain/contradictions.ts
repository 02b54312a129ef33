import type { Breach } from '@pc/contracts';
import { MAX_ACCESS_KEYS, type AccessKey } from './access-key';
import type { Account, Customer, Reseller } from './account';
import type { AssociationLine } from './association-log';
import { breach } from './breach';
import type { Company } from './companies/company';
import { companyBreaches } from './companies/company-breaches';
import { pendingBreaches, type Promised } from './registration/pending-breaches';
import type { Report } from './reports/report';
import { reportBreaches } from './reports/report-breaches';

/** All that the service keeps, as far as parts of it must agree. */
export interface Evidence {
  readonly accounts: readonly Account[];
  readonly log: readonly AssociationLine[];
  readonly keys: readonly AccessKey[];
  readonly users: readonly { readonly id: string; readonly accountId: string }[];
  /** How long each list of customers says it is, and how many stand in it. */
  readonly lists: readonly { readonly id: string; readonly length: number; readonly found: number }[];
  readonly companies: readonly Pick<Company, 'id' | 'mainAccountId'>[];
  readonly promised: readonly Promised[];
  readonly reports: readonly Pick<Report, 'id' | 'partnerId' | 'status'>[];
}

/** What does not hang together (architecture 8); empty when all is well. */
export function contradictionsIn(evidence: Evidence): Breach[] {
  const { accounts, log, keys, users, lists } = evidence;
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const lines = Map.groupBy(log, ({ customerId }) => customerId);
  const userOwners = new Map(users.map(({ id, accountId }) => [id, accountId]));
  return [
    ...accounts.filter((account) => account.type === 'RESELLER').flatMap((reseller) => resellerBreaches(reseller, byId)),
    ...accounts
      .filter((account) => account.type === 'CUSTOMER')
      .flatMap((customer) => customerBreaches(customer, byId, lines.get(customer.id) ?? [])),
    ...keys.flatMap((key) => keyBreaches(key, byId, userOwners)),
    ...tooManyKeys(keys),
    ...lists
      .filter(({ length, found }) => length !== found)
      .map(({ id, length, found }) => breach('customers 7.5', id, `the list says ${length} customers, and there are ${found}`)),
    ...users.filter(({ accountId }) => !byId.has(accountId)).map(({ id }) => breach('customers 10.12', id, 'the user has no account')),
    ...companyBreaches(evidence.companies, byId),
    ...pendingBreaches(evidence.promised, byId),
    ...reportBreaches(evidence.reports, log),
  ];
}

function resellerBreaches({ id, distributorId }: Reseller, byId: ReadonlyMap<string, Account>): Breach[] {
  const above = byId.get(distributorId);
  const sound = above?.type === 'PARTNER' && above.kind === 'DISTRIBUTOR';
  return sound ? [] : [breach('customers 7.12', id, `its distributor ${distributorId} is none`)];
}

function customerBreaches(customer: Customer, byId: ReadonlyMap<string, Account>, log: readonly AssociationLine[]): Breach[] {
  const { id, association } = customer;
  const breaches = logBreaches(customer, log);
  if (!association) return breaches;
  if (byId.get(association.partnerId)?.type !== 'PARTNER')
    breaches.push(breach('customers 3.2', id, `its partner ${association.partnerId} is none`));
  if (association.indirectPartnerId === undefined) return breaches;
  const reseller = byId.get(association.indirectPartnerId);
  const below = reseller?.type === 'RESELLER' && reseller.distributorId === association.partnerId;
  return below
    ? breaches
    : [...breaches, breach('customers 4.28', id, `its reseller ${association.indirectPartnerId} is not below its partner`)];
}

/** Replays the log: at no time two living associations, and at the end the one that the customer has (customers 3.2). */
function logBreaches({ id, association, timesAssociated }: Customer, log: readonly AssociationLine[]): Breach[] {
  const breaches: Breach[] = [];
  let living: AssociationLine | undefined;
  let started = 0;
  for (const line of log.toSorted((a, b) => a.version - b.version)) {
    const starts = line.event === 'association-started';
    if (starts === (living !== undefined))
      breaches.push(breach('customers 3.2', id, `${line.event} at version ${line.version} while ${living ? 'one lives' : 'none lives'}`));
    if (starts) started += 1;
    living = line.event === 'association-ended' ? undefined : line;
  }
  const same =
    living?.associationId === association?.id && living?.type === association?.type && living?.partnerId === association?.partnerId;
  if (!same || started !== timesAssociated) breaches.push(breach('customers 2.6', id, 'the log of associations tells another story'));
  return breaches;
}

function keyBreaches(
  { accessKey, accountId, userId }: AccessKey,
  byId: ReadonlyMap<string, Account>,
  userOwners: ReadonlyMap<string, string>,
): Breach[] {
  const account = byId.get(accountId);
  if (!account) return [breach('customers 10.10', accessKey, 'the key has no account')];
  if (account.type === 'RESELLER') return [breach('customers 10.10', accessKey, 'the key is a reseller’s')];
  const stray = userId !== undefined && userOwners.get(userId) !== accountId;
  return stray ? [breach('customers 10.10', accessKey, 'the user of the key is not of its account')] : [];
}

function tooManyKeys(keys: readonly AccessKey[]): Breach[] {
  const holders = Map.groupBy(keys, ({ accountId, userId }) => userId ?? accountId);
  const over = [...holders].filter(([, held]) => held.length > MAX_ACCESS_KEYS);
  return over.map(([holder, held]) => breach('customers 10.10', holder, `holds ${held.length} keys`));
}
