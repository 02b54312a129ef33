import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { busBench } from './bus/bus.bench';
import { serve } from './bus/serve';
import { customersBench } from './customers.bench';
import { eventsBench } from './events.bench';
import { bulkBench, issueBench } from './issue.bench';
import { listBench } from './list.bench';
import { memoryBench } from './memory.bench';
import { json, markdown, oneLine, type Row, writeDocument } from './report';
import { System } from './system';

const HELP = `npm run bench -- [options]
  --only bus,issue,bulk,events,list,customers,memory   what to measure (default: all)
  --seconds N                                length of each timed loop (default 10)
  --coupons N                                size of the long coupon list (default 200000)
  --customers N                              size of the long customer list (default 200000)
  --json FILE                                write the figures there as well
  --no-document                              leave docs/benchmarks.md as it is`;

interface Sizes {
  readonly seconds: number;
  readonly coupons: number;
  readonly customers: number;
}
type Measure = (system: System, sizes: Sizes) => Promise<Row[]> | Row[];

/** In this order: the yardstick of `issue` leaves the store busy for a while, and long lists leave it large. */
const MEASURES: Record<string, Measure> = {
  bus: (system, { seconds }) => busBench(system.servers.kafka_brokers.split(','), seconds),
  bulk: (system, { seconds }) => bulkBench(system, seconds),
  events: (system) => eventsBench(system),
  issue: (system, { seconds }) => issueBench(system, seconds),
  list: (system, { coupons }) => listBench(system, coupons),
  customers: (system, { customers }) => customersBench(system, customers),
  memory: (system) => memoryBench(system),
};

async function main(): Promise<void> {
  if (process.argv[2] === '--serve') return serve(process.argv[3]!, process.argv[4]!.split(','));
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      seconds: { type: 'string', default: '10' },
      coupons: { type: 'string', default: '200000' },
      customers: { type: 'string', default: '200000' },
      json: { type: 'string' },
      'no-document': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(HELP);
  const names = values.only?.split(',') ?? Object.keys(MEASURES);
  const unknown = names.filter((name) => !(name in MEASURES));
  if (unknown.length > 0) throw new Error(`No such measure: ${unknown.join(', ')}\n${HELP}`);
  const rows = await measure(names, {
    seconds: Number(values.seconds),
    coupons: Number(values.coupons),
    customers: Number(values.customers),
  });
  console.log(`\n${markdown(rows)}`);
  if (values.json) writeFileSync(values.json, json(rows));
  if (!values.only && !values['no-document'])
    writeDocument('docs/benchmarks.md', rows, 'Apache Kafka 4.1.0 (one broker), the local store of `npm start`');
  if (rows.some((row) => !row.met)) process.exitCode = 1;
}

async function measure(names: string[], sizes: Sizes): Promise<Row[]> {
  console.log('Starting the system');
  const system = await System.start();
  const rows: Row[] = [];
  try {
    for (const name of names) {
      console.log(`Measuring: ${name}`);
      const measured = await MEASURES[name]!(system, sizes);
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
