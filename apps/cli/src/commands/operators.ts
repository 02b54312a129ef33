import { newSecret } from '@pc/kernel';
import { Command, Option } from 'commander';
import type { AccessKey } from '../shell/access-keys';
import type { Cli } from '../shell/cli';
import type { Gateway } from '../shell/gateway';
import { commaList, limitOption, offsetOption } from '../shell/options';
import { type Column, pageTable, table } from '../shell/output';

const PATH = '/v2/partners/operators';

interface OperatorRow {
  readonly user_id: string;
  readonly user_name: string;
  readonly administrator: boolean;
  readonly permission_items: readonly string[];
  readonly created_at: string;
}

interface PermissionItem {
  readonly permission_item: string;
  readonly operations: ReadonlyArray<{ readonly operation: string }>;
}

interface RoleOptions {
  readonly as?: string;
  readonly administrator?: boolean;
  readonly items?: string[];
}

const COLUMNS: ReadonlyArray<Column<OperatorRow>> = [
  { heading: 'OPERATOR', value: (row) => row.user_id },
  { heading: 'NAME', value: (row) => row.user_name },
  { heading: 'ROLE', value: (row) => (row.administrator ? 'administrator' : row.permission_items.join(' ')) },
  { heading: 'SINCE', value: (row) => row.created_at },
];
const ITEM_COLUMNS: ReadonlyArray<Column<PermissionItem>> = [
  { heading: 'ITEM', value: (row) => row.permission_item },
  { heading: 'OPENS', value: ({ operations }) => operations.map(({ operation }) => operation).join(' ') },
];

const asOption = () => new Option('--as <name|id>', 'the partner, an account of credentials.json').default('solution_provider');
const administratorOption = () => new Option('--administrator', 'the built-in role administrator').conflicts('items');
const itemsOption = () => new Option('--items <list>', 'permission items, separated by commas; see `operators items`').argParser(commaList);

/** A partner's own users (customers 10.12), through the partner's credentials. */
export function operatorsCommand(cli: Cli): Command {
  const group = new Command('operators').description('operator accounts of a partner and what they may do');
  addCreate(group, cli);
  addLists(group, cli);
  group
    .command('role')
    .description('give an operator another role; works within 5 seconds')
    .argument('<user_id>')
    .addOption(asOption())
    .addOption(administratorOption())
    .addOption(itemsOption())
    .action(async (userId: string, options: RoleOptions) => {
      await partner(cli, options).put(`${PATH}/${encodeURIComponent(userId)}/role`, roleBody(options));
      cli.output.done(`Operator ${userId} has its new role.`);
    });
  group
    .command('password')
    .description('give an operator who forgot his password a new one; his tokens and console sessions end')
    .argument('<user_id>')
    .option('--password <text>', 'the password (default: one of chance)')
    .addOption(asOption())
    .action(async (userId: string, { password = chancePassword(), ...options }: RoleOptions & { password?: string }) => {
      await partner(cli, options).put(`${PATH}/${encodeURIComponent(userId)}/password`, { password });
      cli.output.result({ user_id: userId, password }, () => `Operator ${userId} has the password: ${password}`);
    });
  group
    .command('delete')
    .description('delete an operator with its keys and sessions')
    .argument('<user_id>')
    .addOption(asOption())
    .action(async (userId: string, options: RoleOptions) => {
      await partner(cli, options).delete(`${PATH}/${encodeURIComponent(userId)}`);
      cli.output.done(`Operator ${userId} is deleted.`);
    });
  return group;
}

function addCreate(group: Command, cli: Cli): void {
  group
    .command('create')
    .description('create an operator with an access key; prints key and secret, which are shown this once')
    .requiredOption('--name <name>', 'its user name')
    .option('--password <text>', 'its password (default: a random one)')
    .addOption(asOption())
    .addOption(administratorOption())
    .addOption(itemsOption())
    .action(async ({ name, password = chancePassword(), ...role }: RoleOptions & { name: string; password?: string }) => {
      const body = { user_name: name, password, ...roleBody(role) };
      const created = await partner(cli, role).post<{ user_id: string } & AccessKey>(PATH, body);
      const { user_id, access_key, secret_key } = created;
      cli.output.result({ ...created, password }, () => `Created operator ${user_id}.\n${access_key} ${secret_key}\nPassword: ${password}`);
    });
}

function addLists(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('list the operators of a partner with their roles')
    .addOption(asOption())
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async ({ offset, limit, ...options }: RoleOptions & { offset: number; limit: number }) => {
      const answer = await partner(cli, options).get<{ count: number; operators: OperatorRow[] }>(PATH, { offset, limit });
      cli.output.result(answer, () => pageTable(answer.operators, answer.count, offset, COLUMNS));
    });
  group
    .command('items')
    .description('list the permission items that a role may hold, and the operations that each opens')
    .addOption(asOption())
    .action(async (options: RoleOptions) => {
      const answer = await partner(cli, options).get<{ permission_items: PermissionItem[] }>('/v2/partners/permission-items');
      cli.output.result(answer, () => table(answer.permission_items, ITEM_COLUMNS));
    });
}

function partner(cli: Cli, { as = 'solution_provider' }: RoleOptions): Gateway {
  return cli.actAs(cli.account(as));
}

function roleBody({ administrator, items }: RoleOptions) {
  return administrator ? { administrator } : { permission_items: items ?? [] };
}

/** Long enough to be safe, and of both of the character classes that a password needs (customers 4.21). */
function chancePassword(): string {
  return `Pc1-${newSecret().slice(0, 24)}`;
}
