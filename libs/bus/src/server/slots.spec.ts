import { Slots } from './slots';

describe('Slots', () => {
  it('lets no more run side by side than there are slots, and everything run in the end', async () => {
    const slots = new Slots(3);
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
    };
    await Promise.all(Array.from({ length: 20 }, () => slots.use(work)));
    expect(most).toBe(3);
  });

  it('frees the slot of work that failed', async () => {
    const slots = new Slots(1);
    await expect(slots.use(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(slots.use(async () => 'yes')).resolves.toBe('yes');
  });
});
