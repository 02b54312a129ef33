import { CustomerHarness } from '../../../../../../test/support/customer-harness';
import { StoreConnection, UnitOfWork } from '@pc/store';
import type { Logger } from '@pc/platform';
import type { NoticeDocument } from '../../../adapters/mongo/notices/notice.mapper';
import type { NoticeChannel } from '../../../domain/notices/notice';
import { MessageTransport, type Message } from '../../../ports/message-transport';
import { NoticeQueue } from '../../../ports/notice-queue';
import { Notices } from '../../../ports/notices';
import { DeliverNotices } from './deliver-notices';

class Carriers extends MessageTransport {
  override isMailbox = false;
  readonly taken: Message[] = [];
  tries = 0;
  failing = false;
  hold: Promise<void> | undefined;

  override reaches(channel: NoticeChannel): boolean {
    return channel === 'SMS';
  }

  override async deliver(message: Message): Promise<void> {
    this.tries++;
    await this.hold;
    if (this.failing) throw new Error(`550 ${message.receiver} does not want ${message.text}`);
    this.taken.push(message);
  }
}

describe('delivering notices', () => {
  let service: CustomerHarness;
  let transport: Carriers;
  const log = { warn: jest.fn(), error: jest.fn() };
  let phones = 13_800_200_000;
  let receiver: string;

  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  beforeEach(async () => {
    await service.store.collection('notices').deleteMany({});
    transport = new Carriers();
    receiver = String(++phones);
    jest.clearAllMocks();
  });
  afterAll(() => service.close());

  const sender = () => new DeliverNotices(service.part(NoticeQueue), transport, service.clock, log as unknown as Logger);
  const send = (channel: NoticeChannel = 'SMS') =>
    service.part(UnitOfWork).run((tx) =>
      service.part(Notices).send(tx, {
        channel,
        receiver,
        template: 'VERIFICATION_CODE',
        language: 'en-us',
        values: { code: '012345', minutes: '10' },
      }),
    );
  const rows = () => service.part(StoreConnection).collection<NoticeDocument>('notices').find({}).toArray();
  const logged = () => JSON.stringify([log.warn.mock.calls, log.error.mock.calls]);

  it('customers 10.9 a committed notice is sent once, and its content forgotten', async () => {
    await send();
    await Promise.all([sender().execute(), sender().execute()]);
    await sender().execute();
    expect(transport.taken).toEqual([
      {
        id: expect.any(String) as string,
        channel: 'SMS',
        receiver,
        subject: 'Verification code',
        text: 'Your verification code is 012345. It is valid for 10 minutes. Tell it to nobody.',
        template: 'VERIFICATION_CODE',
        language: 'en-us',
      },
    ]);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'SENT', attempts: 1 });
    expect(row).not.toHaveProperty('values');
  });

  it('customers 10.9 nothing is sent of a transaction that failed', async () => {
    const failing = service.part(UnitOfWork).run(async (tx) => {
      const values = { code: '012345', minutes: '10' };
      await service.part(Notices).send(tx, { channel: 'SMS', receiver, template: 'VERIFICATION_CODE', language: 'en-us', values });
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
    await sender().execute();
    expect(transport.tries).toBe(0);
  });

  it('customers 10.9 five tries with pauses, then it is given up and logged without receiver and content', async () => {
    transport.failing = true;
    await send();
    for (let i = 1; i <= 5; i++) {
      await sender().execute();
      await sender().execute();
      expect(transport.tries).toBe(i);
      service.clock.advance(301_000);
    }
    await sender().execute();
    expect(transport.tries).toBe(5);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'FAILED', attempts: 5 });
    expect(row).not.toHaveProperty('values');
    expect(log.error).toHaveBeenCalledTimes(1);
    expect(logged()).not.toContain(receiver);
    expect(logged()).not.toContain('012345');
  });

  it('customers 10.9 what failed is sent at a later try', async () => {
    transport.failing = true;
    await send();
    await sender().execute();
    transport.failing = false;
    service.clock.advance(2_000);
    await sender().execute();
    expect(transport.taken).toHaveLength(1);
    expect((await rows())[0]).toMatchObject({ state: 'SENT', attempts: 2 });
  });

  it('customers 10.9 without a way out it is given up at once', async () => {
    await send('EMAIL');
    await sender().execute();
    expect(transport.tries).toBe(0);
    expect((await rows())[0]).toMatchObject({ state: 'FAILED' });
    expect(log.error).toHaveBeenCalledTimes(1);
  });

  it('customers 10.9 what a killed sender held is taken over, not before its time', async () => {
    await send();
    await service.part(NoticeQueue).claim(service.clock.now(), 30_000);
    await sender().execute();
    expect(transport.tries).toBe(0);
    service.clock.advance(30_000);
    await sender().execute();
    expect(transport.taken).toHaveLength(1);
  });

  it('a sender that stood still writes nothing over its successor', async () => {
    await send();
    const queue = service.part(NoticeQueue);
    const old = (await queue.claim(service.clock.now(), 30_000))!;
    service.clock.advance(30_000);
    await sender().execute();
    await queue.end(old, 'FAILED', true);
    await queue.tryAgainAt(old, service.clock.now());
    expect((await rows())[0]).toMatchObject({ state: 'SENT' });
  });

  it('ends after the message in hand when it is told to', async () => {
    await Promise.all([send(), send(), send(), send(), send(), send()]);
    const stop = new AbortController();
    const { promise, resolve } = Promise.withResolvers<void>();
    transport.hold = promise;
    const running = sender().execute(stop.signal);
    while (transport.tries < 4) await new Promise(setImmediate);
    stop.abort();
    resolve();
    await running;
    expect(transport.taken).toHaveLength(4);
  });
});
