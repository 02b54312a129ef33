import { sequenceFaults } from './event-sequence';
import type { Told } from './told-events';

describe('sequenceFaults', () => {
  const event = (version: number, id = `e${version}`, payload: unknown = {}): Told => ({
    position: '',
    topic: 't',
    headers: { ce_subject: 's', ce_aggregateversion: String(version), ce_id: id },
    payload,
  });

  it.each<[string, Told[], RegExp | undefined]>([
    ['versions in order', [event(1), event(2), event(3)], undefined],
    ['the same events once more, as after a kill', [event(1), event(2), event(1), event(2), event(3)], undefined],
    ['a gap', [event(1), event(3)], /version 3 follows 1/],
    ['a start in the middle', [event(2)], /version 2 follows 0/],
    ['a late event', [event(2), event(1)], /version 2 follows 0/],
    ['two events of one version', [event(1), event(1, 'other')], /version 1 was told twice/],
    ['one id with two contents', [event(1), event(1, 'e1', { other: 1 })], /version 1 was told twice/],
  ])('judges %s', (_case, events, fault) => {
    const faults = sequenceFaults(events).join('\n');
    if (fault) expect(faults).toMatch(fault);
    else expect(faults).toBe('');
  });
});
