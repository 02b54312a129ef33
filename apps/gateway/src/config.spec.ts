import { ConfigurationError } from '@pc/platform';
import { loadGatewaySettings } from './config';

const NEEDED = { KAFKA_BROKERS: 'broker:9092', PC_KEY_RING: 'k1:key' };

describe('loadGatewaySettings', () => {
  it('has defaults for a machine of one own: loopback, plain HTTP, limits on', () => {
    const settings = loadGatewaySettings(NEEDED);
    expect(settings).toMatchObject({
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: 8080,
      RATE_LIMIT: true,
      REPLAY_PROTECTION: false,
      ANSWER_TIMEOUT_MS: 15_000,
      TRUSTED_PROXIES: [],
    });
    expect(settings.TLS_CERT_FILE).toBeUndefined();
    expect(settings.RATE_LIMIT_OVERRIDES.size).toBe(0);
  });

  it('reads limits of single operations', () => {
    const { RATE_LIMIT_OVERRIDES } = loadGatewaySettings({ ...NEEDED, RATE_LIMIT_OVERRIDES: 'issueCoupons=100,listCoupons=5' });
    expect([...RATE_LIMIT_OVERRIDES]).toEqual([
      ['issueCoupons', 100],
      ['listCoupons', 5],
    ]);
  });

  it.each([{ HTTP_PORT: '70000' }, { RATE_LIMIT: 'yes' }, { RATE_LIMIT_OVERRIDES: 'issueCoupons' }, { ANSWER_TIMEOUT_MS: 'soon' }])(
    'names the bad setting of %j',
    (bad) => {
      expect(() => loadGatewaySettings({ ...NEEDED, ...bad })).toThrow(ConfigurationError);
      expect(() => loadGatewaySettings({ ...NEEDED, ...bad })).toThrow(Object.keys(bad)[0]);
    },
  );
});
