import { Command } from 'commander';
import type { EachMessagePayload } from 'kafkajs';
import { busAddress } from '../events/bus-address';
import { eventText, isOfType, readCloudEvent } from '../events/cloud-event';
import { tailEvents } from '../events/tail';
import type { Cli } from '../shell/cli';
import { count } from '../shell/options';

interface TailCommandOptions {
  fromBeginning?: boolean;
  type?: string;
  count?: number;
  timeout?: number;
}

export function eventsCommand(cli: Cli): Command {
  const group = new Command('events').description('what the services tell everyone');
  group
    .command('tail')
    .description('print events as they arrive, read by an independent Kafka consumer; --json prints a CloudEvent a line')
    .option('--from-beginning', 'begin with the first event that is kept')
    .option('--type <name>', 'only events of this type: coupon-issued or pc.incentive.coupon-issued.v1')
    .option('--count <n>', 'end after this many events', count)
    .option('--timeout <seconds>', 'end after this time; exit 1 when --count is not reached by then', count)
    .action((options: TailCommandOptions) => tail(cli, options));
  return group;
}

async function tail(cli: Cli, options: TailCommandOptions): Promise<void> {
  const bus = busAddress(cli);
  const end = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let shown = 0;
  const received = ({ topic, partition, message }: EachMessagePayload) => {
    const event = readCloudEvent(message);
    if (!event) return cli.io.stderr(`Not a CloudEvent: offset ${message.offset} of ${topic}, partition ${partition}\n`);
    if (options.type !== undefined && !isOfType(event, options.type)) return;
    cli.output.item(event, () => eventText(event));
    if (++shown === options.count) end.abort();
  };
  const ready = () => {
    cli.io.stderr(`Reading events from ${bus.brokers.join(',')}; Ctrl-C ends.\n`);
    if (options.timeout !== undefined) timer = setTimeout(() => end.abort(), options.timeout * 1000);
  };
  const reachable = (isReachable: boolean) =>
    cli.io.stderr(
      `Kafka at ${bus.brokers.join(',')} ${isReachable ? 'answers again.' : 'cannot be reached; trying until it can. Ctrl-C ends.'}\n`,
    );
  await tailEvents(bus, {
    fromBeginning: options.fromBeginning ?? false,
    stop: AbortSignal.any([cli.io.stop, end.signal]),
    ready,
    reachable,
    received,
  });
  clearTimeout(timer);
  if (options.count !== undefined && shown < options.count) cli.exitCode = 1;
}
