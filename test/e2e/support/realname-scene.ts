import { uniqueName } from '@pc/testing';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Test } from 'supertest';
import { BucketFolder } from '../../support/bucket-folder';
import { IdentityProvider } from '../../support/identity-provider';
import type { Account } from './account';
import type { Partner } from './partner';
import { newPhone } from './phones';
import type { World } from './world';

const CONFIGURATION = '/v2/partners/access-configuration';
export const REALNAME = '/v2/customers/realname-auths';
export const REVIEWS = '/v2/operations/realname-auths';

/** A partner that files real-name applications: its platform, and its bucket on this machine. */
export class RealnameScene {
  private constructor(
    private readonly world: World,
    readonly partner: Partner,
    readonly platform: string,
    readonly bucket: BucketFolder,
  ) {}

  static async start(world: World): Promise<RealnameScene> {
    const partner = await world.partner();
    const bucket = new BucketFolder(join(world.system.dataDir, 'buckets'), uniqueName('files').toLowerCase().replaceAll('_', '-'))
      .make()
      .fill();
    const metadata = await (await fetch(`${world.system.endpoint}/authui/saml/metadata`)).text();
    const settings = { idp_metadata: new IdentityProvider(metadata).metadata, notification_url: 'https://shop.example.com/binding' };
    const answer = await partner.api.put(CONFIGURATION, { ...settings, bucket: bucket.name, attachment_upload: true }).expect(200);
    return new RealnameScene(world, partner, (answer.body as { xaccount_type: string }).xaccount_type, bucket);
  }

  customer(): Promise<Account> {
    return this.world.customer(this.partner);
  }

  /** The passport of certification 5.1, with a number of its own. */
  passport(customer: Account, more: object = {}) {
    return {
      customer_id: customer.id,
      identify_type: 0,
      verified_type: 3,
      verified_file_url: ['c77/p1.jpg', 'c77/p2.jpg', 'c77/p3.png'],
      name: 'Jane Roe',
      verified_number: `X${newDigits(8)}`,
      change_type: -1,
      xaccount_type: this.platform,
      ...more,
    };
  }

  /** The licence of certification 5.2. */
  licence(customer: Account, more: object = {}) {
    return {
      customer_id: customer.id,
      identify_type: 1,
      certificate_type: 0,
      verified_file_url: ['licence.pdf'],
      corp_name: 'Example Cloud Co',
      verified_number: '91110199MAFAKE027T',
      reg_country: 'CN',
      xaccount_type: this.platform,
      ...more,
    };
  }

  /** A person by bank card; the code that was sent to its phone, unless told otherwise. */
  async byCard(customer: Account, { card = `62${newDigits(14)}`, code }: { card?: string; code?: string } = {}) {
    const mobile = newPhone();
    const wish = { receiver_type: 1, mobile_phone: mobile, scene: 18, customer_id: customer.id };
    await this.partner.api.post('/v2/bases/verificationcode/send', wish).expect(204);
    const verification_code = code ?? (await this.world.codeFor(mobile));
    return {
      ...this.passport(customer, { identify_type: 4, verified_file_url: ['face.jpg'], verified_number: newIdentityNumber() }),
      bank_card_info: { bank_account: card, areacode: '0086', mobile, verification_code },
    };
  }

  individual(body: object, account: Account = this.partner): Test {
    return account.api.post(`${REALNAME}/individual`, body);
  }

  enterprise(body: object, account: Account = this.partner): Test {
    return account.api.post(`${REALNAME}/enterprise`, body);
  }

  change(body: object): Test {
    return this.partner.api.put(`${REALNAME}/enterprise`, { change_type: 1, ...body });
  }

  result(customer: Account, account: Account = this.partner): Test {
    return account.api.get(`${REALNAME}/result?customer_id=${customer.id}`);
  }

  status(customer: Account): Test {
    return customer.api.get('/v2/customers/real-name-auth-status');
  }

  /** The application that waits for people. */
  async waiting(customer: Account): Promise<string> {
    const answer = await this.world.operator.api.get(`${REVIEWS}?status=REVIEWING&customer_id=${customer.id}`).expect(200);
    return (answer.body as { applications: { application_id: string }[] }).applications[0]!.application_id;
  }

  review(applicationId: string, review_result: 1 | 2, opinion?: string): Test {
    return this.world.operator.api.post(`${REVIEWS}/${applicationId}/review`, { review_result, ...(opinion !== undefined && { opinion }) });
  }

  async fixture(number: string, outcome: string): Promise<void> {
    await this.world.operator.api.put('/v2/operations/realname-fixtures', { number, outcome }).expect(204);
  }
}

export function newDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}

/** A fictitious mainland number that no other test has: the check character makes the weighted sum 1 modulo 11. */
export function newIdentityNumber(): string {
  const body = `${randomInt(110_000, 660_000)}19${newDigits(1)}${randomInt(10)}0${randomInt(1, 10)}1${randomInt(10)}${newDigits(3)}`;
  const sum = (last: number) => [...body].reduce((total, digit, at) => total + Number(digit) * 2 ** (17 - at), last);
  const last = Array.from({ length: 11 }, (_, value) => value).find((value) => sum(value) % 11 === 1)!;
  return body + (last === 10 ? 'X' : String(last));
}
