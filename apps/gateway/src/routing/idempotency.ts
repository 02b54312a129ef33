import { jsonDigest, type Refusal, refuse, type Sealer } from '@pc/kernel';
import type { Idempotency } from '@pc/bus';
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const MAX_KEY_LENGTH = 64;

/** The `Idempotency-Key` of a request, or why it is refused (api 7.10). */
export function idempotencyKeyOf(headers: IncomingHttpHeaders, isRequired = false): string | undefined | Refusal {
  const key = headers['idempotency-key'];
  if (key === undefined) return isRequired ? refuse('CBC.0100', { field: 'Idempotency-Key', reason: 'required' }) : undefined;
  if (key.length === 0) return refuse('CBC.0100', { field: 'Idempotency-Key', reason: 'empty' });
  if (key.length > MAX_KEY_LENGTH)
    return refuse('CBC.0100', { field: 'Idempotency-Key', reason: 'too_long', params: { max: MAX_KEY_LENGTH } });
  return String(key);
}

/** The part of a call by which a repetition is known. */
export interface Repeatable {
  readonly caller: { readonly account_id: string };
  readonly route: { readonly method: string };
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  readonly json: unknown;
}

/**
 * What tells a repetition: the scope is account, method, path and key; the body counts as a JSON value (api 7.10).
 * The body's digest is keyed, because bodies may hold passwords.
 */
export function idempotencyOf(call: Repeatable, sealer: Sealer): Idempotency | undefined {
  if (call.idempotencyKey === undefined) return undefined;
  const scope = [call.caller.account_id, call.route.method, call.path, call.idempotencyKey].join('|');
  return { scope: createHash('sha256').update(scope).digest('hex'), bodyDigest: sealer.blindIndex(jsonDigest(call.json), 'idempotency') };
}
