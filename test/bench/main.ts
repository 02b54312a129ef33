import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { busBench } from './bus/bus.bench';
import { serve } from './bus/serve';
import { eventsBench } from './events.bench';
import { bulkBench, issueBench } from './issue.bench';
import { listBench } from './list.bench';
import { memoryBench } from './memory.bench';
import { json, markdown, oneLine, type Row, writeDocument } from './report';
import { System } from './system';

const HELP = `npm run bench -- [options]
  --only bus,issue,bulk,events,list,memory   what to measure (default: all)
  --seconds N                                length of each timed loop (default 10)
  --coupons N                                size of the long coupon list (default 200000)
  --json FILE                                write the figures there as well
  --no-document                              leave docs/benchmarks.md as it is`;

type Measure = (system: System, seconds: number, coupons: number) => Promise<Row[]> | Row[];

/**
 * In this order: the yardstick of `issue` leaves the store busy for a while, so it comes late. `bulk` comes first because
 * after `bus` and `events` it was seen to stall, about 3 s a request for half a minute; the cause is not known yet.
 */
const MEASURES: Record<string, Measure> = {
  bulk: (system, seconds) => bulkBench(system, seconds),
  bus: (system, seconds) => busBench(system.servers.kafka_brokers.split(','), seconds),
  events: (system) => eventsBench(system),
  list: (system, _seconds, coupons) => listBench(system, coupons),
  issue: (system, seconds) => issueBench(system, seconds),
  memory: (system) => memoryBench(system),
};

async function main(): Promise<void> {
  if (process.argv[2] === '--serve') return serve(process.argv[3]!, process.argv[4]!.split(','));
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      seconds: { type: 'string', default: '10' },
      coupons: { type: 'string', default: '200000' },
      json: { type: 'string' },
      'no-document': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(HELP);
  const names = values.only?.split(',') ?? Object.keys(MEASURES);
  const unknown = names.filter((name) => !(name in MEASURES));
  if (unknown.length > 0) throw new Error(`No such measure: ${unknown.join(', ')}\n${HELP}`);
  const rows = await measure(names, Number(values.seconds), Number(values.coupons));
  console.log(`\n${markdown(rows)}`);
  if (values.json) writeFileSync(values.json, json(rows));
  if (!values.only && !values['no-document'])
    writeDocument('docs/benchmarks.md', rows, 'Apache Kafka 4.1.0 (one broker), the local store of `npm start`');
  if (rows.some((row) => !row.met)) process.exitCode = 1;
}

async function measure(names: string[], seconds: number, coupons: number): Promise<Row[]> {
  console.log('Starting the system');
  const system = await System.start();
  const rows: Row[] = [];
  try {
    for (const name of names) {
      console.log(`Measuring: ${name}`);
      const measured = await MEASURES[name]!(system, seconds, coupons);
      for (const row of measured) console.log(`  ${oneLine(row)}`);
      rows.push(...measured);
    }
  } finally {
    await system.stop();
  }
  return rows;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
