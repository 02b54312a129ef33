import { until } from '@pc/testing';
import { Lanes, type LaneTask } from './lanes';

interface Job extends LaneTask {
  readonly id: number;
}

const alone = (id: number, lane?: string): Job => ({ id, lane, pattern: 'p', batch: undefined });
const grouped = (id: number, lane = 'a', pattern = 'p', max = 200): Job => ({ id, lane, pattern, batch: { max, waitMs: 40 } });

/** Lanes whose work ends when the test says so. */
function lanesByHand() {
  const runs: Array<{ ids: number[]; end: () => void }> = [];
  const lanes = new Lanes<Job>((jobs) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    runs.push({ ids: jobs.map(({ id }) => id), end: resolve });
    return promise;
  });
  const idsOf = () => runs.map(({ ids }) => ids);
  return { lanes, runs, idsOf, settled: (count: number) => until(() => runs.length === count) };
}

describe('Lanes', () => {
  it('runs the tasks of one lane one after the other, in order', async () => {
    const { lanes, runs, idsOf, settled } = lanesByHand();
    for (const id of [1, 2, 3]) lanes.submit(alone(id, 'a'));
    await settled(1);
    expect(idsOf()).toEqual([[1]]);
    runs[0]!.end();
    await settled(2);
    expect(idsOf()).toEqual([[1], [2]]);
  });

  it('runs other lanes, and tasks without a lane, side by side', async () => {
    const { lanes, settled, idsOf } = lanesByHand();
    lanes.submit(alone(1, 'a'));
    lanes.submit(alone(2, 'b'));
    lanes.submit(alone(3));
    lanes.submit(alone(4));
    await settled(4);
    expect(idsOf().flat().toSorted()).toEqual([1, 2, 3, 4]);
  });

  it('takes together what arrived together', async () => {
    const { lanes, settled, idsOf } = lanesByHand();
    for (const id of [1, 2, 3]) lanes.submit(grouped(id));
    await settled(1);
    expect(idsOf()).toEqual([[1, 2, 3]]);
  });

  it('takes together what gathered while the last batch ran, up to the most allowed', async () => {
    const { lanes, runs, settled, idsOf } = lanesByHand();
    lanes.submit(grouped(0, 'a', 'p', 3));
    await settled(1);
    for (const id of [1, 2, 3, 4]) lanes.submit(grouped(id, 'a', 'p', 3));
    runs[0]!.end();
    await settled(2);
    runs[1]!.end();
    await settled(3);
    expect(idsOf()).toEqual([[0], [1, 2, 3], [4]]);
  });

  it('batches only neighbours of one pattern, so that no command overtakes another', async () => {
    const { lanes, runs, settled, idsOf } = lanesByHand();
    lanes.submit(grouped(1));
    lanes.submit(grouped(2, 'a', 'q'));
    lanes.submit(grouped(3));
    for (const count of [1, 2, 3]) {
      await settled(count);
      runs[count - 1]!.end();
    }
    expect(idsOf()).toEqual([[1], [2], [3]]);
  });

  it('lets a lone caller never wait', async () => {
    const { lanes, runs, idsOf } = lanesByHand();
    lanes.submit(grouped(1));
    await new Promise(setImmediate);
    runs[0]!.end();
    await new Promise(setImmediate);
    lanes.submit(grouped(2));
    await new Promise(setImmediate);
    expect(idsOf()).toEqual([[1], [2]]);
  });

  it('waits for the callers of the last round to come back', async () => {
    const { lanes, runs, settled, idsOf } = lanesByHand();
    for (const id of [1, 2]) lanes.submit(grouped(id));
    await settled(1);
    runs[0]!.end();
    await new Promise(setImmediate);
    lanes.submit(grouped(3));
    await new Promise(setImmediate);
    expect(idsOf()).toEqual([[1, 2]]);
    lanes.submit(grouped(4));
    await settled(2);
    expect(idsOf()).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('gives up the wait when nobody comes back', async () => {
    const { lanes, runs, settled, idsOf } = lanesByHand();
    for (const id of [1, 2]) lanes.submit(grouped(id));
    await settled(1);
    runs[0]!.end();
    await new Promise(setImmediate);
    lanes.submit(grouped(3));
    await settled(2);
    expect(idsOf()).toEqual([[1, 2], [3]]);
  });
});
