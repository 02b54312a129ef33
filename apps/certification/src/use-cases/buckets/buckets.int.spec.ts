import { isRefusal } from '@pc/kernel';
import { CertificationHarness } from '../../../../../test/support/certification-harness';

describe('buckets of partners', () => {
  let service: CertificationHarness;
  beforeAll(async () => {
    service = await CertificationHarness.start();
    for (const name of ['files-1', 'files-2', 'files-3']) service.bucket(name).make();
  });
  afterAll(() => service?.close());

  const tell = (partner_id: string, version: number, bucket?: string) =>
    service.platforms.configurationChanged({
      version,
      data: { partner_id, xaccount_type: `X-${partner_id}`, attachment_upload: false, ...(bucket && { bucket }) },
    } as never);
  const check = async (partner_id: string, bucket: string) => {
    const reply = await service.platforms.checkBucket(service.ask({ partner_id, bucket }));
    return isRefusal(reply) ? reply.code : 'OK';
  };

  it('customers 9.8 a bucket of another partner is refused, the own one and a free one are not', async () => {
    await tell('p1', 2, 'files-1');
    expect([await check('p1', 'files-1'), await check('p2', 'files-1'), await check('p2', 'files-2')]).toEqual([
      'OK',
      'CBC.99005030',
      'OK',
    ]);
  });

  it('certification RN-24 one that is not there, or has default encryption, is refused', async () => {
    service.bucket('closed').make().encrypt();
    expect([await check('p1', 'closed'), await check('p1', 'not-there')]).toEqual(['CBC.99005030', 'CBC.99005030']);
  });

  it('goes by the latest that was told: an older event that comes again changes nothing', async () => {
    await tell('p3', 3, 'files-3');
    await tell('p3', 5);
    await tell('p3', 3, 'files-3');
    expect(await check('p4', 'files-3')).toBe('OK');
    await tell('p4', 1, 'files-3');
    expect(await check('p3', 'files-3')).toBe('CBC.99005030');
  });
});
