import type { Clock } from '@pc/kernel';
import { copyLifeOf, type Credential } from './credential';

interface Copy {
  readonly credential: Credential;
  readonly goodUntil: number;
}

/** One credential by its id, or all of an account or user; tokens by which a partner acts as a customer are of both. */
export type Dropped = { readonly credentialId: string } | { readonly accountId: string } | { readonly userId: string };

/** An unknown key is soon asked again: it may have been made a moment ago. */
const UNKNOWN_TTL_MS = 2_000;
const MAX_ENTRIES = 20_000;

/**
 * Short-lived copies of credentials (architecture 7). One lookup at a time for a name; a lookup that was under way when
 * something was dropped serves those who waited for it already, and nobody after. When full, the oldest go; unknown names have a room of their own, so that
 * guessed keys do not drive out good ones.
 */
export class CredentialCache {
  private readonly copies = new Map<string, Copy>();
  private readonly unknown = new Map<string, number>();
  private readonly lookups = new Map<string, Promise<Credential | undefined>>();
  /** Grows with every drop. */
  private drops = 0;

  constructor(
    private readonly clock: Clock,
    private readonly ttlMs: number,
    private readonly maxEntries = MAX_ENTRIES,
  ) {}

  get size(): number {
    return this.copies.size + this.unknown.size;
  }

  /** The credential of a name, from its copy or by `find`; undefined when there is none. */
  get(name: string, find: () => Promise<Credential | undefined>): Credential | undefined | Promise<Credential | undefined> {
    const now = this.clock.now().getTime();
    const copy = this.copies.get(name);
    if (copy && copy.goodUntil > now) return copy.credential;
    if ((this.unknown.get(name) ?? 0) > now) return undefined;
    return this.lookups.get(name) ?? this.lookUp(name, find);
  }

  /** Forgets every credential that the event is about, and all that is said to be unknown. */
  drop(match: Dropped): void {
    this.drops += 1;
    this.unknown.clear();
    this.lookups.clear();
    for (const [name, { credential }] of this.copies) if (isMeant(match, credential)) this.copies.delete(name);
  }

  private lookUp(name: string, find: () => Promise<Credential | undefined>): Promise<Credential | undefined> {
    const { drops } = this;
    const lookup = find()
      .then((credential) => {
        if (drops === this.drops) this.keep(name, credential);
        return credential;
      })
      .finally(() => {
        if (this.lookups.get(name) === lookup) this.lookups.delete(name);
      });
    this.lookups.set(name, lookup);
    return lookup;
  }

  private keep(name: string, credential: Credential | undefined): void {
    const now = this.clock.now().getTime();
    this.copies.delete(name);
    this.unknown.delete(name);
    if (credential) this.put(this.copies, name, { credential, goodUntil: now + copyLifeOf(credential, this.ttlMs) });
    else this.put(this.unknown, name, now + Math.min(this.ttlMs, UNKNOWN_TTL_MS));
  }

  private put<V>(room: Map<string, V>, name: string, value: V): void {
    room.set(name, value);
    if (room.size > this.maxEntries) room.delete(room.keys().next().value!);
  }
}

function isMeant(match: Dropped, { id, caller }: Credential): boolean {
  if ('credentialId' in match) return id === match.credentialId;
  const parties = [caller, caller.assumed_by];
  return 'userId' in match
    ? parties.some((party) => party?.user_id === match.userId)
    : parties.some((party) => party?.account_id === match.accountId);
}
