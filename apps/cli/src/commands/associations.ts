import { Command, Option } from 'commander';
import type { Cli } from '../shell/cli';
import type { Gateway } from '../shell/gateway';
import { limitOption, offsetOption } from '../shell/options';
import { type Column, pageTable } from '../shell/output';

interface RequestRow {
  readonly request_id: string;
  readonly type: string;
  readonly initiator: string;
  readonly account_name: string;
  readonly status: string;
  readonly submitted_at: string;
  readonly settled_at?: string;
}

const COLUMNS: ReadonlyArray<Column<RequestRow>> = [
  { heading: 'REQUEST', value: (row) => row.request_id },
  { heading: 'TYPE', value: (row) => row.type },
  { heading: 'BY', value: (row) => row.initiator },
  { heading: 'CUSTOMER', value: (row) => row.account_name },
  { heading: 'STATUS', value: (row) => row.status },
  { heading: 'SUBMITTED', value: (row) => row.submitted_at },
  { heading: 'SETTLED', value: (row) => row.settled_at },
];

interface PendingRow {
  readonly customer_id: string;
  readonly account_name: string;
  readonly xaccount_id: string;
  readonly status: string;
  readonly created_at: string;
  readonly refused_at?: string;
  readonly error_code?: string;
  readonly error_msg?: string;
}

interface PendingOptions {
  readonly as?: string;
  readonly status?: string;
  readonly customer?: string;
  readonly offset: number;
  readonly limit: number;
}

const PENDING_COLUMNS: ReadonlyArray<Column<PendingRow>> = [
  { heading: 'CUSTOMER', value: (row) => row.customer_id },
  { heading: 'NAME', value: (row) => row.account_name },
  { heading: 'XACCOUNT ID', value: (row) => row.xaccount_id },
  { heading: 'STATUS', value: (row) => row.status },
  { heading: 'REGISTERED', value: (row) => row.created_at },
  { heading: 'REFUSED', value: (row) => row.refused_at },
  { heading: 'REASON', value: (row) => row.error_code && `${row.error_code} ${row.error_msg ?? ''}` },
];

const asOption = () =>
  new Option('--as <name|id>', 'the partner or the customer, an account of credentials.json').default('solution_provider');

interface Side {
  readonly gateway: Gateway;
  readonly path: string;
  readonly isCustomer: boolean;
}

/** A customer has paths of its own (customers 8.9). */
export function sideOf(cli: Cli, nameOrId: string): Side {
  const account = cli.account(nameOrId);
  const isCustomer = account.role === 'customer';
  return { gateway: cli.actAs(account), path: `/v2/${isCustomer ? 'customers' : 'partners'}/association-requests`, isCustomer };
}

/** Requests to end or switch associations, as either side sees them (customers 6). */
export function associationsCommand(cli: Cli): Command {
  const group = new Command('associations').description('requests of partners and customers to end or switch their association');
  group
    .command('list')
    .description('list the requests that the account takes part in')
    .addOption(asOption())
    .addOption(new Option('--status <status>', 'only those in this state').choices(['PENDING', 'APPROVED', 'REJECTED']))
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async ({ as, ...filter }: { as: string; status?: string; offset: number; limit: number }) => {
      const { gateway, path } = sideOf(cli, as);
      const answer = await gateway.post<{ total_count: number; association_requests: RequestRow[] }>(`${path}/query`, filter);
      cli.output.result(answer, () => pageTable(answer.association_requests, answer.total_count, filter.offset, COLUMNS));
    });
  addPending(group, cli);
  addHandling(group, cli, 'approve', 'agree to a request of the other side: the association ends or switches', 'is approved');
  addHandling(group, cli, 'reject', 'refuse a request of the other side', 'is rejected');
  return group;
}

/** Without an account the operator asks, and sees those of all partners (customers 4.34). */
function addPending(group: Command, cli: Cli): void {
  group
    .command('pending')
    .description('list registered customers that wait for their association, or were refused it, and why')
    .option('--as <name|id>', 'the partner, an account of credentials.json (default: the operator)')
    .addOption(new Option('--status <status>', 'only those in this state').choices(['PENDING', 'REFUSED']))
    .option('--customer <id>', 'only this customer')
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async ({ as, customer, ...filter }: PendingOptions) => {
      const gateway = as === undefined ? cli.operator() : cli.actAs(cli.account(as));
      const path = `/v2/${as === undefined ? 'operations' : 'partners'}/pending-associations`;
      const query = { ...filter, customer_id: customer };
      const answer = await gateway.get<{ total_count: number; associations: PendingRow[] }>(path, query);
      cli.output.result(answer, () => pageTable(answer.associations, answer.total_count, filter.offset, PENDING_COLUMNS));
    });
}

function addHandling(group: Command, cli: Cli, action: 'approve' | 'reject', description: string, outcome: string): void {
  group
    .command(action)
    .description(description)
    .argument('<request_id>')
    .addOption(asOption())
    .action(async (requestId: string, { as }: { as: string }) => {
      const { gateway, path } = sideOf(cli, as);
      const answer = await gateway.post<RequestRow>(`${path}/${encodeURIComponent(requestId)}/${action}`, {});
      cli.output.result(answer, () => `Request ${requestId} ${outcome}.`);
    });
}
