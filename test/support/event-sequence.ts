import type { Told } from './told-events';

/** What is wrong with the order of the events of every aggregate: one a version, in order, no gap, no conflicting double (architecture 8). */
export function sequenceFaultsOfAll(messages: readonly Told[]): string[] {
  return [...byAggregate(messages).values()].flatMap(sequenceFaults);
}

function byAggregate(messages: readonly Told[]): Map<string, Told[]> {
  return Map.groupBy(messages, ({ topic, headers }) => `${topic} ${headers['ce_subject']}`);
}

/** The same for the events of one aggregate in the order in which they stand in their partition (architecture 8). */
export function sequenceFaults(events: readonly Told[]): string[] {
  const seen = new Map<number, string>();
  const faults: string[] = [];
  for (const { headers, payload } of events) {
    const version = Number(headers['ce_aggregateversion']);
    const content = JSON.stringify([headers['ce_id'], headers['ce_type'], payload]);
    const before = seen.get(version);
    if (before === undefined && version !== seen.size + 1)
      faults.push(`${headers['ce_subject']}: version ${version} follows ${seen.size} (${headers['ce_type']})`);
    if (before !== undefined && before !== content)
      faults.push(`${headers['ce_subject']}: version ${version} was told twice: ${before} and ${content}`);
    seen.set(version, content);
  }
  return faults;
}
