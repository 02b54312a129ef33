import type { Reply, RequestOptions } from '@pc/bus';
import { type Caller, customer, type PayloadOf, type RequestContract } from '@pc/contracts';
import { refuse, Sealer } from '@pc/kernel';

export const KEY_RING = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

export interface Asked {
  readonly pattern: string;
  readonly payload: unknown;
  readonly options: RequestOptions;
}

type CredentialQuery = PayloadOf<typeof customer.getCredential>;
type Answer = (payload: never, options: RequestOptions) => Reply<unknown> | Promise<Reply<unknown>>;

/** Stands for the bus where only the gateway itself is under test: known credentials, and answers that a test sets; any other question is refused. */
export class FakeBus {
  readonly asked: Asked[] = [];
  readonly sealer = new Sealer(KEY_RING);
  private readonly answers = new Map<string, Answer>();
  private readonly keys = new Map<string, { caller: Caller; secretKey: string; extra: object }>();
  private readonly sessions = new Map<string, Caller>();
  private readonly tokens = new Map<string, { caller: Caller; expiresAt?: string }>();

  constructor() {
    this.on(customer.getCredential, (query: CredentialQuery) => ({
      type: 'answer',
      body: this.credential(query),
    }));
  }

  on(contract: RequestContract, answer: Answer): this {
    this.answers.set(contract.pattern, answer);
    return this;
  }

  /** Makes an access key known; its secret is `secret of <key>`. */
  addKey(accessKey: string, caller: Caller, extra: object = {}): { accessKey: string; secretKey: string } {
    const secretKey = `secret of ${accessKey}`;
    this.keys.set(accessKey, { caller, secretKey, extra });
    return { accessKey, secretKey };
  }

  addToken(token: string, caller: Caller, expiresAt?: string): void {
    this.tokens.set(this.sealer.blindIndex(token, 'token'), { caller, ...(expiresAt && { expiresAt }) });
  }

  /** A console session whose cookie holds this text. */
  addSession(text: string, caller: Caller): void {
    this.sessions.set(this.sealer.blindIndex(text, 'session'), caller);
  }

  removeSession(text: string): void {
    this.sessions.delete(this.sealer.blindIndex(text, 'session'));
  }

  /** What was asked with this contract, the newest last. */
  askedFor(contract: RequestContract): Asked[] {
    return this.asked.filter(({ pattern }) => pattern === contract.pattern);
  }

  async request(contract: RequestContract, payload: unknown, options: RequestOptions): Promise<Reply<unknown>> {
    this.asked.push({ pattern: contract.pattern, payload, options });
    const answer = this.answers.get(contract.pattern);
    return answer ? answer(payload as never, options) : refuse('CBC.0101');
  }

  private credential({ access_key, token_hash, session_hash }: CredentialQuery) {
    const key = access_key === undefined ? undefined : this.keys.get(access_key);
    if (key)
      return {
        found: true,
        credential_id: access_key,
        caller: key.caller,
        sealed_secret_key: this.sealer.seal(key.secretKey, 'credential'),
        ...key.extra,
      };
    const holder = session_hash === undefined ? undefined : this.sessions.get(session_hash);
    if (holder) return { found: true, credential_id: 'session', caller: { ...holder, session_id: 'session' } };
    const token = token_hash === undefined ? undefined : this.tokens.get(token_hash);
    return token ? { found: true, credential_id: 'token', caller: token.caller, expires_at: token.expiresAt } : { found: false };
  }
}
