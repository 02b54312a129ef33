import { newSecret } from '@pc/kernel';
import { Argument, Command, Option } from 'commander';
import { newAccessKey } from '../shell/access-keys';
import type { Cli } from '../shell/cli';
import type { Account, Role } from '../shell/credentials-file';
import { CommandFault } from '../shell/faults';
import { collected, limitOption, offsetOption } from '../shell/options';
import { type Column, pageTable } from '../shell/output';
import { accessConfigurationCommand, bindingNoticesCommand } from './partner-platform';
import { addConfigure } from './partners-configure';

const KINDS = { 'solution-provider': 'SOLUTION_PROVIDER', distributor: 'DISTRIBUTOR', reseller: 'RESELLER' } as const;
const PARTNER_STATES = ['NORMAL', 'RESTRICTED', 'FROZEN', 'DELISTED'];
const RESELLER_STATES = ['JOINED', 'LEAVING', 'LEFT'];

interface PartnerRow {
  readonly partner_id: string;
  readonly account_name: string;
  readonly name: string;
  readonly kind: string;
  readonly government_kinds: readonly string[];
  readonly state: string;
}

interface ResellerRow {
  readonly indirect_partner_id: string;
  readonly distributor_id: string;
  readonly account_name: string;
  readonly name: string;
  readonly state: string;
}

interface PartnerPage {
  readonly count: number;
  readonly partners: readonly PartnerRow[];
  readonly resellers: readonly ResellerRow[];
}

interface Row {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly distributor?: string;
}

const COLUMNS: ReadonlyArray<Column<Row>> = [
  { heading: 'PARTNER', value: (row) => row.id },
  { heading: 'ACCOUNT', value: (row) => row.account },
  { heading: 'NAME', value: (row) => row.name },
  { heading: 'KIND', value: (row) => row.kind },
  { heading: 'STATE', value: (row) => row.state },
  { heading: 'DISTRIBUTOR', value: (row) => row.distributor },
];

interface CreateOptions {
  name: string;
  companyName?: string;
  kind: keyof typeof KINDS;
  distributor?: string;
  government?: string[];
  phone?: string;
  email?: string;
  creditCode?: string;
}

export function partnersCommand(cli: Cli): Command {
  const group = new Command('partners').description("partners and resellers (the vendor's side)");
  addList(group, cli);
  addCreate(group, cli);
  addConfigure(group, cli);
  group
    .command('state')
    .description('set the state of a partner (NORMAL, RESTRICTED, FROZEN, DELISTED), or of a reseller (JOINED, LEAVING, LEFT)')
    .argument('<id|name>')
    .addArgument(new Argument('<state>', 'the new state').choices([...PARTNER_STATES, ...RESELLER_STATES]))
    .action(async (partner: string, state: string) => {
      const id = cli.accountId(partner);
      demandOwnState(state, cli.credentials.find(partner)?.role);
      const collection = RESELLER_STATES.includes(state) ? 'resellers' : 'partners';
      await cli.operator().put(`/v2/operations/${collection}/${encodeURIComponent(id)}/state`, { state });
      cli.output.done(`${id} is ${state}.`);
    });
  group.addCommand(accessConfigurationCommand(cli));
  group.addCommand(bindingNoticesCommand(cli));
  return group;
}

/** An account that the data folder does not hold is left to the gateway to judge. */
function demandOwnState(state: string, role: Role | undefined): void {
  const states = role === 'reseller' ? RESELLER_STATES : PARTNER_STATES;
  if (role === undefined || role === 'customer' || role === 'operator' || states.includes(state)) return;
  const [kind, other] = role === 'reseller' ? ['reseller', 'partners'] : ['partner', 'resellers'];
  throw new CommandFault(`${state} is a state of ${other}; this is a ${kind}, whose states are ${states.join(', ')}.`);
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('list partners and resellers')
    .option('--name <name>', 'only the one whose account has this name; letter case does not matter')
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async ({ name, offset, limit }: { name?: string; offset: number; limit: number }) => {
      const answer = await cli.operator().get<PartnerPage>('/v2/operations/partners', {
        account_name: name,
        offset,
        limit,
      });
      cli.output.result(answer, () => pageTable(rowsOf(answer), answer.count, offset, COLUMNS));
    });
}

function rowsOf({ partners, resellers }: PartnerPage): Row[] {
  return [...partners.map(partnerRow), ...resellers.map(resellerRow)];
}

function partnerRow({ partner_id, account_name, name, kind, government_kinds, state }: PartnerRow): Row {
  return { id: partner_id, account: account_name, name, kind: [kind, ...government_kinds].join(' '), state };
}

function resellerRow({ indirect_partner_id, distributor_id, account_name, name, state }: ResellerRow): Row {
  return { id: indirect_partner_id, account: account_name, name, kind: KINDS.reseller, state, distributor: distributor_id };
}

function addCreate(group: Command, cli: Cli): void {
  group
    .command('create')
    .description('create a partner with an access key, and remember it in credentials.json for --as')
    .requiredOption('--name <name>', 'account name')
    .option('--company-name <text>', 'name of the company (default: the account name)')
    .addOption(new Option('--kind <kind>', 'kind of partner').choices(Object.keys(KINDS)).default('solution-provider'))
    .option('--distributor <id|name>', 'of a reseller: its distributor')
    .option('--government <kind>', 'government kind SUBSIDY or CLOUD, repeatable', collected)
    .option('--phone <number>', 'mainland mobile number of the account')
    .option('--email <address>', 'e-mail address of the account')
    .option('--credit-code <code>', 'unified social credit code of the company')
    .action((options: CreateOptions) => create(cli, options));
}

async function create(cli: Cli, options: CreateOptions): Promise<void> {
  // Long enough to be safe, and both of the character classes that a password needs (customers 4.21).
  const password = `Pc1-${newSecret().slice(0, 24)}`;
  const answer = await cli.operator().post<{ partner_id: string }>('/v2/operations/partners', {
    account_name: options.name,
    name: options.companyName ?? options.name,
    password,
    kind: KINDS[options.kind],
    distributor_id: options.distributor && cli.accountId(options.distributor),
    government_kinds: options.government,
    mobile_phone: options.phone,
    email: options.email,
    credit_code: options.creditCode,
  });
  const keys = options.kind === 'reseller' ? undefined : await newAccessKey(cli, answer.partner_id);
  const account: Account = { role: roleOf(options), name: options.name, password, domain_id: answer.partner_id, ...keys };
  cli.remember(account);
  cli.output.result(answer, () => `Created partner ${answer.partner_id}; use it with --as ${options.name}.`);
}

function roleOf({ kind, government }: CreateOptions): Role {
  if (government?.includes('SUBSIDY')) return 'gov_subsidy';
  if (government?.includes('CLOUD')) return 'gov_cloud';
  return kind === 'solution-provider' ? 'solution_provider' : kind;
}
