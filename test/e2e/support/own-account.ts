import type { Test } from 'supertest';
import type { Account } from './account';
import type { World } from './world';

export const PROOFS = '/v2/accounts/identity-proofs';
export const CONTACT = '/v2/accounts/contact';
export const ACCOUNT_PASSWORD = '/v2/accounts/password';
export const QUICK = '/v2/accounts/quick-accounts';

export type Channel = 'SMS' | 'EMAIL';
export type Contact = { readonly mobile_phone: string } | { readonly email: string };

interface Proof {
  readonly identity_proof: string;
  readonly expire_time: string;
}

/** An account that can be reached, and what it does to itself (customers 10.4, 10.5). */
export class OwnAccount {
  constructor(
    private readonly world: World,
    readonly account: Account,
    readonly phone: string,
    readonly email: string,
  ) {}

  askCode(channel: Channel): Test {
    return this.account.api.post(PROOFS, { channel });
  }

  confirm(channel: Channel, verification_code: string): Test {
    return this.account.api.post(`${PROOFS}/confirm`, { channel, verification_code });
  }

  /** By the code that came to the present contact. */
  async proof(channel: Channel = 'SMS'): Promise<string> {
    await this.askCode(channel).expect(204);
    const answer = await this.confirm(channel, await this.codeBy(channel)).expect(200);
    return (answer.body as Proof).identity_proof;
  }

  askNewCode(identity_proof: string, contact: Contact): Test {
    return this.account.api.post(`${CONTACT}/codes`, { identity_proof, ...contact });
  }

  change(identity_proof: string, contact: Contact, verification_code: string): Test {
    return this.account.api.put(CONTACT, { identity_proof, ...contact, verification_code });
  }

  /** The whole way to a new contact. */
  async moveTo(contact: Contact, channel: Channel): Promise<void> {
    const proof = await this.proof(channel);
    await this.askNewCode(proof, contact).expect(204);
    await this.change(proof, contact, await this.world.codeFor(Object.values(contact)[0]!)).expect(204);
  }

  setPassword(password: string, identity_proof: string): Test {
    return this.account.api.put(ACCOUNT_PASSWORD, { password, identity_proof });
  }

  async contact(): Promise<object> {
    return (await this.account.api.get(CONTACT).expect(200)).body as object;
  }

  codeBy(channel: Channel): Promise<string> {
    return this.world.codeFor(channel === 'SMS' ? this.phone : this.email);
  }
}
