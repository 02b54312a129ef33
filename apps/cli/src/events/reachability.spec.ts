import { type Reachability, watchReachability } from './reachability';

describe('the watch over the broker of a tail', () => {
  let told: boolean[];
  let watch: Reachability;
  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    watch = watchReachability((reachable) => told.push(reachable));
  });
  afterEach(() => {
    watch.end();
    jest.useRealTimers();
  });

  it('tells once that the broker fell silent, and once that it answers again', () => {
    watch.answered();
    jest.advanceTimersByTime(4_000);
    watch.answered();
    jest.advanceTimersByTime(4_000);
    expect(told).toEqual([]);
    jest.advanceTimersByTime(60_000);
    expect(told).toEqual([false]);
    watch.answered();
    watch.answered();
    expect(told).toEqual([false, true]);
  });

  it('begins with the first answer, and is over at its end', () => {
    jest.advanceTimersByTime(60_000);
    watch.answered();
    watch.end();
    jest.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });
});
