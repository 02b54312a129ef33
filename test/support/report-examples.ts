import type { AccountFacts, Customer, Partner } from '../../apps/customer/src/domain/account';
import { newCustomer, newPartner } from '../../apps/customer/src/domain/register';
import { newReport, type Report } from '../../apps/customer/src/domain/reports/report';
import type { Prospect } from '../../apps/customer/src/domain/reports/reportable';

export const NOW = new Date('2026-01-31T08:00:00Z');
export const DAY_MS = 86_400_000;
export const daysLater = (days: number, from = NOW) => new Date(from.getTime() + days * DAY_MS);

export function examplePartner(change: Partial<Partner> = {}): Partner {
  const facts = { kind: 'SOLUTION_PROVIDER', governmentKinds: [], partnerSpendsMode: false, companyName: 'Acme' } as const;
  const contact = { email: 'acme@example.com' };
  return { ...newPartner({ id: 'partner-1', name: 'acme', createdAt: NOW, contact, ...facts }), ...change };
}

/** Registered a minute ago, of nobody. */
export function exampleCustomer(facts: AccountFacts = {}, change: Partial<Customer> = {}): Customer {
  const createdAt = new Date(NOW.getTime() - 60_000);
  const contact = { phone: '13800000001' };
  return { ...newCustomer({ id: 'customer-1', name: 'somebody', createdAt, registeredVia: 'SELF', contact }), facts, ...change };
}

export function exampleReport(change: Partial<Report> = {}): Report {
  const person = { customerFullName: '张三', mobilePhone: '13800000001', email: 'zhang@example.com' };
  return { ...newReport({ id: 'report-1', partnerId: 'partner-1', person, createdAt: NOW }), version: 1, ...change };
}

/** Accepted now. */
export function validReport(change: Partial<Report> = {}): Report {
  return exampleReport({ status: 'REPORTED', reportedAt: NOW, expiresAt: daysLater(15), ...change });
}

/** Somebody whom nothing stands against. */
export function exampleProspect(change: Partial<Prospect> = {}): Prospect {
  return { partner: examplePartner(), held: 0, quota: 100, valid: [], pending: false, cashConsumption: false, now: NOW, ...change };
}
