import { ReplayMemory } from './replay-memory';

describe('ReplayMemory', () => {
  const at = (minutes: number) => new Date(1_700_000_000_000 + minutes * 60_000);

  it('api 4.2.5 knows a signature for at least the 30 minutes in which its date may be accepted', () => {
    const memory = new ReplayMemory();
    expect(memory.remember('a', at(0))).toBe(true);
    expect(memory.remember('b', at(29))).toBe(true);
    for (const minutes of [0, 15, 29]) expect(memory.remember('a', at(minutes))).toBe(false);
    expect(memory.remember('b', at(58))).toBe(false);
  });

  it('forgets, so that it does not grow for ever', () => {
    const memory = new ReplayMemory();
    memory.remember('a', at(0));
    expect(memory.remember('a', at(61))).toBe(true);
  });
});
