import { PartitionProgress } from './partition-progress';

describe('PartitionProgress', () => {
  const taken = (...offsets: number[]) => {
    const progress = new PartitionProgress();
    progress.assigned();
    for (const offset of offsets) progress.take(offset);
    return progress;
  };

  it('never commits beyond the lowest unfinished message', () => {
    const progress = taken(10, 11, 12);
    progress.finish(12);
    progress.finish(11);
    expect(progress.committable()).toBeUndefined();
    progress.finish(10);
    expect(progress.committable()).toBe(13);
  });

  it('has nothing to commit twice', () => {
    const progress = taken(0, 1);
    progress.finish(0);
    expect(progress.committable()).toBe(1);
    progress.committed(1);
    expect(progress.committable()).toBeUndefined();
    expect(progress.open).toBe(1);
  });

  it('recognises what a rebalance delivers again, running or finished', () => {
    const progress = taken(5, 6);
    progress.finish(6);
    progress.assigned();
    expect([progress.take(5), progress.take(6), progress.take(7)]).toEqual([false, false, true]);
    progress.finish(5);
    expect(progress.committable()).toBe(7);
  });

  it('takes again what it gave back or never had', () => {
    const progress = taken(5);
    progress.finish(5);
    progress.committed(6);
    progress.assigned();
    expect(progress.take(5)).toBe(true);
  });

  it('leaves to the other owner what that one went past while it had the partition', () => {
    const progress = taken(5);
    progress.assigned();
    expect(progress.take(9)).toBe(true);
    progress.finish(9);
    expect(progress.committable()).toBe(10);
  });

  it('does not commit past a message that it gave back', () => {
    const progress = taken(1, 2);
    progress.abandon(1);
    progress.finish(2);
    expect(progress.open).toBe(0);
    expect(progress.committable()).toBeUndefined();
  });
});
