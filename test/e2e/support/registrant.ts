import { uniqueName } from '@pc/testing';
import type { Test } from 'supertest';
import type { Partner } from './partner';
import { PATHS, withQuery } from './paths';
import type { World } from './world';

interface Registered {
  readonly domain_id: string;
  readonly domain_name: string;
}

interface Notifications {
  readonly notifications: ReadonlyArray<{ readonly code?: string }>;
}

/** A partner with a platform, and the customers that it registers (customers 8.1 to 8.3). */
export class Registrant {
  private constructor(
    private readonly world: World,
    readonly partner: Partner,
    readonly xaccountType: string,
  ) {}

  static async in(world: World, more: object = {}): Promise<Registrant> {
    const xaccountType = uniqueName('platform');
    return new Registrant(world, await world.partner({ xaccount_type: xaccountType, ...more }), xaccountType);
  }

  /** As the same partner's user with these items. */
  async clerk(...items: string[]): Promise<Registrant> {
    return new Registrant(this.world, await this.world.user(this.partner, ...items), this.xaccountType);
  }

  register(more: object = {}, headers: Readonly<Record<string, string>> = {}): Test {
    const body = { xaccount_id: uniqueName('x'), xaccount_type: this.xaccountType, ...more };
    return this.partner.api.post(PATHS.registration, body, headers);
  }

  async registered(more: object = {}): Promise<Registered> {
    return (await this.register(more).expect(200)).body as Registered;
  }

  check(search_type: string, search_value: unknown): Test {
    return this.partner.api.post(PATHS.identity, { search_type, search_value });
  }

  /** Sends a code to the phone and reads it there. */
  async codeFor(phone: string): Promise<string> {
    await this.partner.api.post(PATHS.sendCode, { receiver_type: 1, mobile_phone: phone }).expect(204);
    const path = withQuery('/v2/operations/notifications', { receiver: phone, limit: 1 });
    const { notifications } = (await this.world.operator.api.get(path).expect(200)).body as Notifications;
    return notifications[0]!.code!;
  }
}
