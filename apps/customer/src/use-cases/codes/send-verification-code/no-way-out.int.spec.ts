import type { Caller } from '@pc/contracts';
import { bodyOf, CustomerHarness, refusalOf } from '../../../../../../test/support/customer-harness';
import { ChannelsTransport } from '../../../adapters/delivery/channels.transport';
import { Accounts } from '../../../ports/accounts';
import { Commands } from '../../../ports/commands';
import { NoticeList } from '../../../ports/notice-list';
import { VerificationCodes } from '../../../ports/verification-codes';
import { ListNotifications } from '../../notices/list-notifications/list-notifications.use-case';
import { SendSensitiveCode } from '../send-sensitive-code/send-sensitive-code.use-case';
import { SendVerificationCode } from './send-verification-code.use-case';

/** A system whose configuration names no way for messages. */
const NO_WAY = new ChannelsTransport({});

describe('a system that can send no messages', () => {
  let service: CustomerHarness;
  let partner: Caller;

  beforeAll(async () => {
    service = await CustomerHarness.start();
    const account_id = await service.createPartner('partner');
    partner = { account_id, account_name: 'partner', kind: 'PARTNER', partner_kind: 'SOLUTION_PROVIDER', channel: 'API' };
  });
  afterAll(() => service.close());

  const ports = () => [service.part(Commands), service.part(Accounts), service.part(VerificationCodes), NO_WAY] as const;
  const send = (phone: string) => {
    const payload = { sealed_phone: service.sealer.seal(phone, 'contact'), scene: 29 as const, language: 'zh-cn' as const };
    return new SendVerificationCode(...ports(), service.sealer).execute(service.ask(payload, partner));
  };

  it('customers 8.2 says that the code was generated, but not delivered', async () => {
    expect(refusalOf(await send('13800400000')).code).toBe('CBC.99004003');
    await expect(service.codeFor('13800400000')).resolves.toMatch(/^\d{6}$/);
  });

  it('customers 10.7 says so of sensitive codes too', async () => {
    const id = bodyOf(
      await service.parties.createPartner(
        service.ask({ ...service.newPartner('reachable', {}), sealed_phone: service.sealer.seal('13800400001', 'contact') }),
      ),
    ).partner_id;
    const request = service.ask({ channel: 'SMS' as const }, { ...partner, account_id: id });
    expect(refusalOf(await new SendSensitiveCode(...ports()).execute(request)).code).toBe('CBC.99004003');
  });

  it('customers 10.9 outside of a mailbox nobody can read codes, texts and receivers', async () => {
    service.clock.advance(1_000);
    await send('13800400002');
    const list = new ListNotifications(service.part(NoticeList), NO_WAY, service.sealer);
    const { count, notifications } = bodyOf(await list.execute(service.ask({ offset: 0, limit: 1 })));
    expect(count).toBeGreaterThan(0);
    const [{ sealed_receiver, ...rest } = notifications[0]!] = notifications;
    expect(service.sealer.open(sealed_receiver, 'contact')).toBe('138****0002');
    expect(Object.keys(rest).sort()).toEqual(['channel', 'created_at', 'state', 'template']);
  });
});
