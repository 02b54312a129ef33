import { InvalidMessage, TransientFault } from '../faults';
import { faultKind, persevere, type PerseveranceOptions } from './perseverance';

const options = (changes: Partial<PerseveranceOptions> = {}): PerseveranceOptions => ({
  classify: () => 'invalid',
  retrying: () => undefined,
  useless: () => false,
  signal: new AbortController().signal,
  ...changes,
});

describe('persevere', () => {
  it('tries again while the faults are transient', async () => {
    const retrying = jest.fn();
    const work = jest
      .fn()
      .mockRejectedValueOnce(new TransientFault())
      .mockRejectedValueOnce(new TransientFault())
      .mockResolvedValueOnce('done');
    await expect(persevere(work, options({ retrying }))).resolves.toEqual({ type: 'succeeded', value: 'done' });
    expect(retrying).toHaveBeenCalledTimes(2);
  });

  it('ends at the first fault that is not, and tells how often it tried', async () => {
    const broken = new Error('broken');
    const work = jest.fn().mockRejectedValueOnce(new TransientFault()).mockRejectedValueOnce(broken);
    await expect(persevere(work, options())).resolves.toEqual({ type: 'failed', error: broken, attempts: 2 });
  });

  it('ends when nobody wants the result any more', async () => {
    const work = jest.fn().mockRejectedValue(new TransientFault());
    await expect(persevere(work, options({ useless: () => true }))).resolves.toEqual({ type: 'given up' });
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('ends a wait at once when the process stops', async () => {
    const stopping = new AbortController();
    const attempted = persevere(
      () => Promise.reject(new TransientFault()),
      options({ signal: stopping.signal, retrying: () => stopping.abort() }),
    );
    await expect(attempted).resolves.toEqual({ type: 'stopped' });
  });

  it('asks the service only about errors that the bus does not know', () => {
    expect(faultKind(new TransientFault(), () => 'invalid')).toBe('transient');
    expect(faultKind(new InvalidMessage(), () => 'transient')).toBe('invalid');
    expect(faultKind(new Error('store'), () => 'transient')).toBe('transient');
  });
});
