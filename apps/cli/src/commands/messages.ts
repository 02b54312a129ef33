import { Command } from 'commander';
import type { Cli } from '../shell/cli';
import { CommandFault } from '../shell/faults';
import { limitOption, offsetOption, time } from '../shell/options';
import { type Column, pageTable } from '../shell/output';

interface MessageRow {
  readonly receiver: string;
  readonly channel: string;
  readonly template: string;
  readonly state: string;
  readonly created_at: string;
  /** Of a local mailbox only, as is `code`. */
  readonly text?: string;
  readonly code?: string;
}

interface MessageList {
  readonly count: number;
  readonly notifications: readonly MessageRow[];
}

const COLUMNS: ReadonlyArray<Column<MessageRow>> = [
  { heading: 'WHEN', value: (row) => row.created_at },
  { heading: 'RECEIVER', value: (row) => row.receiver },
  { heading: 'CHANNEL', value: (row) => row.channel },
  { heading: 'STATE', value: (row) => row.state },
  { heading: 'ABOUT', value: (row) => row.template },
  { heading: 'TEXT', value: (row) => row.text },
];

/** customers 10.9: what was sent to people; what it said only on a system with a local mailbox, such as `npm start`. */
export function messagesCommand(cli: Cli): Command {
  const group = new Command('messages').description("e-mail and SMS to people (the vendor's side)");
  addList(group, cli);
  addLast(group, cli);
  return group;
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('list messages of the last 30 days, newest first')
    .option('--receiver <phone|email>', 'only to this phone or e-mail address')
    .option('--since <time>', 'only written at or after this time', time)
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async ({ receiver, since, offset, limit }: { receiver?: string; since?: string; offset: number; limit: number }) => {
      const answer = await messages(cli, { receiver, since, offset, limit });
      cli.output.result(answer, () => pageTable(answer.notifications, answer.count, offset, COLUMNS));
    });
}

function addLast(group: Command, cli: Cli): void {
  group
    .command('last')
    .description('show the last message to a phone or e-mail address')
    .argument('<receiver>')
    .option('--code', 'print its verification code alone')
    .action(async (receiver: string, { code }: { code?: boolean }) => {
      const [last] = (await messages(cli, { receiver, offset: 0, limit: 1 })).notifications;
      if (!last) throw new CommandFault(`No message was sent to ${receiver}.`);
      if (!code) return cli.output.result(last, () => last.text ?? `${last.template}, ${last.state}; its text is not kept here.`);
      if (last.code === undefined)
        throw new CommandFault(`The last message to ${receiver} shows no verification code; only a local mailbox keeps them.`);
      cli.output.result({ code: last.code }, () => last.code!);
    });
}

function messages(cli: Cli, query: Record<string, string | number | undefined>): Promise<MessageList> {
  return cli.operator().get<MessageList>('/v2/operations/notifications', query);
}
