import { HealthRegistry } from './health';

describe('HealthRegistry', () => {
  it('is up while every check is well', async () => {
    const health = new HealthRegistry();
    health.register('store', async () => undefined);
    health.register('bus', () => undefined);
    expect(await health.report()).toEqual({ status: 'up', checks: { store: 'up', bus: 'up' } });
  });

  it('is down when one check says what is wrong, or throws, and names it', async () => {
    const health = new HealthRegistry();
    health.register('store', () => Promise.reject(new Error('connection refused')));
    health.register('bus', () => 'not in its group');
    expect(await health.report()).toEqual({ status: 'down', checks: { store: 'connection refused', bus: 'not in its group' } });
  });
});
