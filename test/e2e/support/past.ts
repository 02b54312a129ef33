import { receiverHash, Sealer } from '@pc/kernel';
import type { StoreConnection } from '@pc/store';
import { fromEnvironment } from '@pc/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceStore } from './service-store';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

type Scene = 'REGISTRATION' | 'SENSITIVE' | 'IDENTITY_PROOF' | 'NEW_CONTACT' | 'QUICK_ACCOUNT';

/** A document as far as it is looked into here. */
interface Row {
  readonly _id: string;
  readonly [field: string]: unknown;
}

/**
 * The running system has no clock to turn: here the stored times of a single thing are moved back, as if it had happened so much
 * earlier. A test does that to what it made itself, and then waits for what the system makes of it.
 */
export class Past {
  private constructor(
    private readonly store: StoreConnection,
    private readonly sealer: Sealer,
  ) {}

  static async open(): Promise<Past> {
    const file = join(fromEnvironment('PC_DATA_DIR'), 'secrets.json');
    const { key_ring } = JSON.parse(readFileSync(file, 'utf8')) as { key_ring: string };
    return new Past(await serviceStore('customer'), new Sealer(key_ring));
  }

  close(): Promise<void> {
    return this.store.close();
  }

  report(id: string, ms: number): Promise<void> {
    return this.move('reports', { _id: id }, ms);
  }

  invitation(id: string, ms: number): Promise<void> {
    return this.move('invitations', { _id: id }, ms);
  }

  resellerInvitation(id: string, ms: number): Promise<void> {
    return this.move('reseller_invitations', { _id: id }, ms);
  }

  /** Every code that the receiver got for this use. */
  codes(receiver: string, scene: Scene, ms: number): Promise<void> {
    return this.move('verification_codes', { _id: `${scene}:${receiverHash(this.sealer, receiver)}` }, ms);
  }

  proof(accountId: string, ms: number): Promise<void> {
    return this.move('identity_proofs', { accountId }, ms);
  }

  freeze(customerId: string, ms: number): Promise<void> {
    return this.move('accounts', { _id: customerId }, ms, ['freezes']);
  }

  /** The wrong passwords for the main account of this name. */
  wrongPasswords(name: string, ms: number): Promise<void> {
    const names = JSON.stringify([name.toLowerCase(), name.toLowerCase()]);
    return this.move('login_failures', { _id: this.sealer.blindIndex(names, 'login') }, ms);
  }

  /** Of one account; `unused`: as if nobody had used them since. */
  sessions(accountId: string, ms: number, { unused }: { readonly unused: boolean }): Promise<void> {
    return this.move('sessions', { accountId }, ms, unused ? ['lastUsedAt'] : ['createdAt', 'expiresAt']);
  }

  tokens(accountId: string, ms: number): Promise<void> {
    return this.move('tokens', { accountId }, ms);
  }

  associationRequest(id: string, ms: number): Promise<void> {
    return this.move('association_requests', { _id: id }, ms);
  }

  private async move(collection: string, filter: object, ms: number, fields?: readonly string[]): Promise<void> {
    const rows = this.store.collection<Row>(collection);
    const row = await rows.findOne(filter);
    if (!row) throw new Error(`${collection} has nothing of ${JSON.stringify(filter)}`);
    const moved = Object.entries(row).filter(([field, value]) => (fields ?? [field]).includes(field) && holdsTime(value));
    const times = Object.fromEntries(moved.map(([field, value]) => [field, earlier(value, ms)]));
    await rows.updateOne({ _id: row._id }, { $set: times });
  }
}

function holdsTime(value: unknown): boolean {
  if (value instanceof Date) return true;
  if (Array.isArray(value)) return value.some(holdsTime);
  return isPlain(value) && Object.values(value).some(holdsTime);
}

function earlier(value: unknown, ms: number): unknown {
  if (value instanceof Date) return new Date(value.getTime() - ms);
  if (Array.isArray(value)) return value.map((one) => earlier(one, ms));
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, earlier(one, ms)])) : value;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
