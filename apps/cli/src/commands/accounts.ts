import { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import type { Cli } from '../shell/cli';
import { amount, limitOption, offsetOption } from '../shell/options';
import { type Column, pageTable, table } from '../shell/output';

const PATH = '/v2/accounts/partner-accounts';
const KINDS: Readonly<Record<number, string>> = { 1: 'balance', 2: 'credit', 8: 'transferable' };

interface BalanceRow {
  readonly account_type: number;
  readonly amount: string;
  readonly designated_amount: string;
  readonly credit_amount?: string;
}

interface RecordRow {
  readonly trade_time: string;
  readonly trade_detail_type: string;
  readonly trade_id: string;
  readonly change_amount: string;
  readonly balance_after_change: string;
  readonly type: '1' | '2';
  readonly customer_id: string | null;
}

const BALANCE_COLUMNS: ReadonlyArray<Column<BalanceRow>> = [
  { heading: 'KIND', value: (row) => KINDS[row.account_type] },
  { heading: 'AMOUNT', value: (row) => row.amount, right: true },
  { heading: 'DESIGNATED', value: (row) => row.designated_amount, right: true },
  { heading: 'LINE', value: (row) => row.credit_amount, right: true },
];

const RECORD_COLUMNS: ReadonlyArray<Column<RecordRow>> = [
  { heading: 'TIME', value: (row) => row.trade_time },
  { heading: 'WHY', value: (row) => row.trade_detail_type.replace(/^SOURCE_OPERAT?I?IO?N_/, '').toLowerCase() },
  { heading: 'CHANGE', value: (row) => `${row.type === '1' ? '+' : '-'}${row.change_amount}`, right: true },
  { heading: 'BALANCE', value: (row) => row.balance_after_change, right: true },
  { heading: 'TRADE', value: (row) => row.trade_id },
  { heading: 'CUSTOMER', value: (row) => row.customer_id ?? undefined },
];

interface Named {
  readonly as: string;
  readonly reseller?: string;
}

export function accountsCommand(cli: Cli): Command {
  const group = new Command('accounts').description('money of partners, resellers and customers');
  addDeposit(group, cli);
  addBalances(group, cli);
  addMove(group, cli, 'grant', 'adjust-amount', 'grant money to a resale customer');
  addMove(group, cli, 'reclaim', 'reclaim', 'take granted money back from a customer');
  addRecords(group, cli);
  return group;
}

function addDeposit(group: Command, cli: Cli): void {
  group
    .command('deposit')
    .description("book money that an account paid in (the vendor's side)")
    .argument('<account>', 'partner, reseller or customer, by name or id')
    .requiredOption('--amount <yuan>', 'what came in, such as 100.00', amount)
    .option('--designated <yuan>', 'the part that is bound to a purpose', amount)
    .option('--memo <text>', 'remark')
    .option('--idempotency-key <key>', 'makes a repeat of the same command harmless (default: one of its own for each)')
    .action(async (account: string, options: { amount: string; designated?: string; memo?: string; idempotencyKey?: string }) => {
      const body = { amount: options.amount, designated_amount: options.designated, memo: options.memo };
      const headers = { 'idempotency-key': options.idempotencyKey ?? randomUUID() };
      const path = `/v2/operations/accounts/${encodeURIComponent(cli.accountId(account))}/deposits`;
      const answer = await cli.operator().post<{ trade_id: string }>(path, body, headers);
      cli.output.result(answer, () => `Deposit ${answer.trade_id} is booked.`);
    });
}

function addBalances(group: Command, cli: Cli): void {
  asPartner(group.command('balances').description('show the balances of a partner, or of its reseller')).action(async (options: Named) => {
    const query = { indirect_partner_id: resellerOf(cli, options) };
    const answer = await cli.actAs(cli.account(options.as)).get<{ account_balances: BalanceRow[] }>(`${PATH}/balances`, query);
    cli.output.result(answer, () => table(answer.account_balances, BALANCE_COLUMNS));
  });
}

function addMove(group: Command, cli: Cli, name: 'grant' | 'reclaim', path: string, description: string): void {
  asPartner(group.command(name).description(description))
    .requiredOption('--customer <id|name>', 'resale customer')
    .requiredOption('--amount <yuan>', 'how much, such as 100.00', amount)
    .option('--idempotency-key <key>', 'makes a repeat of the same command harmless')
    .action(async (options: Named & { customer: string; amount: string; idempotencyKey?: string }) => {
      const reseller = resellerOf(cli, options);
      const body = { customer_id: cli.accountId(options.customer), amount: options.amount, indirect_partner_id: reseller };
      const headers: Record<string, string> = options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {};
      const gateway = cli.actAs(cli.account(options.as));
      const answer = await gateway.post<{ transfer_id?: string; trans_id?: string }>(`${PATH}/${path}`, body, headers);
      cli.output.result(answer, () => `Movement ${answer.transfer_id ?? answer.trans_id} is booked.`);
    });
}

function addRecords(group: Command, cli: Cli): void {
  asPartner(group.command('records').description('list what changed the balance of a partner within a year, newest first'))
    .option('--credit', 'what changed its credit instead')
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async (options: Named & { credit?: true; offset: number; limit: number }) => {
      const { offset, limit } = options;
      const balance_type = options.credit ? 'BALANCE_TYPE_CREDIT' : 'BALANCE_TYPE_DEBIT';
      const query = { balance_type, indirect_partner_id: resellerOf(cli, options), offset, limit };
      const answer = await cli
        .actAs(cli.account(options.as))
        .get<{ total_count: number; records: RecordRow[] }>(`${PATH}/account-change-records`, query);
      cli.output.result(answer, () => pageTable(answer.records, answer.total_count, offset, RECORD_COLUMNS));
    });
}

function asPartner(command: Command): Command {
  return command
    .requiredOption('--as <account>', 'the partner that signs, by name or id')
    .option('--reseller <id|name>', 'the reseller that the distributor acts for');
}

function resellerOf(cli: Cli, { reseller }: Named): string | undefined {
  return reseller === undefined ? undefined : cli.accountId(reseller);
}
