import { jsonDigest } from '@pc/kernel';
import type { AccountFacts } from './account';
import type { AccountEvent } from './account-event';

/** customers 6.14: what is absent stays as it is; facts that are so already tell nothing. */
export function decideFacts(current: AccountFacts, given: AccountFacts): AccountEvent[] {
  const names = Object.keys(given) as (keyof AccountFacts)[];
  const changed = names.some((name) => given[name] !== undefined && jsonDigest(given[name]) !== jsonDigest(current[name] ?? null));
  return changed ? [{ type: 'account-facts-changed', facts: { ...current, ...given } }] : [];
}
