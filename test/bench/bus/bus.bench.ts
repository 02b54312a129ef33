import { type ChildProcess, fork } from 'node:child_process';
import { ensureTopics } from '@pc/bus';
import { closedLoop, type Sample } from '../measure';
import { round, type Row, times } from '../report';
import type { Echo, Role } from './echo';
import { oursEcho, oursTopics } from './ours';
import { stockEcho, stockTopic } from './stock';

const CALLERS = [1, 32, 256];
const PAYLOAD = { quota_id: '202601010000000001', customer_ids: ['0123456789abcdef0123456789abcdef'], face_value_fen: 10_000 };

/** Request-reply over the same broker: our transport against the stock one, server and callers in processes of their own. */
export async function busBench(brokers: string[], seconds: number): Promise<Row[]> {
  const run = Date.now().toString(36);
  process.env['BENCH_STOCK_TOPIC'] = `bench.stock.${run}`;
  const namespace = `bench-${run}`;
  process.env['BENCH_NAMESPACE'] = namespace;
  await ensureTopics({ brokers, namespace: '', topics: [stockTopic(), `${stockTopic()}.reply`], partitions: 4 });
  await ensureTopics({ brokers, namespace, topics: oursTopics(), partitions: 4 });
  const stock = await measureRole('stock', brokers, stockEcho, seconds);
  const ours = await measureRole('ours', brokers, oursEcho, seconds);
  return CALLERS.map((callers, index) => row(callers, ours[index]!, stock[index]!));
}

async function measureRole(
  role: Role,
  brokers: string[],
  connect: (brokers: string[]) => Promise<Echo>,
  seconds: number,
): Promise<Sample[]> {
  const server = await startServer(role, brokers);
  const echo = await connect(brokers);
  const samples: Sample[] = [];
  await closedLoop(4, 2, (caller, turn) => echo.call(`warm-${caller}-${turn}`, PAYLOAD));
  for (const callers of CALLERS)
    samples.push(await closedLoop(callers, seconds, (caller, turn) => echo.call(`${caller}-${turn % 64}`, PAYLOAD)));
  await echo.close();
  server.kill('SIGTERM');
  return samples;
}

function startServer(role: Role, brokers: string[]): Promise<ChildProcess> {
  const child = fork(process.argv[1]!, ['--serve', role, brokers.join(',')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((ready, reject) => {
    child.once('message', () => ready(child));
    child.once('exit', (code) => reject(new Error(`The ${role} server ended with ${code}`)));
  });
}

function row(callers: number, ours: Sample, stock: Sample): Row {
  const ratio = ours.perSecond / stock.perSecond;
  const judged = callers === 32;
  return {
    name: `bus request-reply, ${callers} callers`,
    value: round(ours.perSecond),
    unit: '/s',
    yardstick: `stock transport: ${round(stock.perSecond)}/s, p50 ${round(stock.p50)} ms, p99 ${round(stock.p99)} ms`,
    ratio: round(ratio),
    ...times(ours),
    target: judged ? 'ratio ≥ 10, p50 ≤ a tenth' : 'no error',
    met: ours.errors === 0 && (!judged || (ratio >= 10 && ours.p50 <= stock.p50 / 10)),
  };
}
