import { until } from './until';

describe('until', () => {
  it('returns what the condition gives as soon as it is truthy', async () => {
    let asked = 0;
    await expect(until(() => (++asked === 3 ? 'here' : undefined))).resolves.toBe('here');
  });

  it('takes an error for not yet, and names it when the time is up', async () => {
    const failing = until(() => Promise.reject(new Error('refused')), { timeoutMs: 20, what: 'an answer' });
    await expect(failing).rejects.toMatchObject({ message: 'Waited 20 ms in vain for an answer', cause: new Error('refused') });
  });
});
