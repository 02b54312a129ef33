import { Command, Option } from 'commander';
import type { Cli } from '../shell/cli';
import { addInviting } from './customers-invite';
import { limitOption, nameOf, offsetOption } from '../shell/options';
import { type Column, pageTable } from '../shell/output';
import { sideOf } from './associations';
import { addCheck, addRegister, addSendCode } from './customers-register';
import { addMarks } from './customers-freeze';

const ASSOCIATION_TYPES = { REFERRAL: '1', RESALE: '2' } as const;

interface CustomerRow {
  readonly customer_id: string;
  readonly account_name: string;
  readonly partner_id?: string;
  readonly indirect_partner_id?: string;
  readonly association_type?: string;
  readonly associated_on?: string;
  readonly is_frozen: number;
}

const COLUMNS: ReadonlyArray<Column<CustomerRow>> = [
  { heading: 'CUSTOMER', value: (row) => row.customer_id },
  { heading: 'NAME', value: (row) => row.account_name },
  { heading: 'PARTNER', value: (row) => row.partner_id },
  { heading: 'RESELLER', value: (row) => row.indirect_partner_id },
  { heading: 'ASSOCIATION', value: (row) => row.association_type && nameOf(ASSOCIATION_TYPES, row.association_type) },
  { heading: 'SINCE', value: (row) => row.associated_on },
  { heading: 'FROZEN', value: (row) => (row.is_frozen === 0 ? 'no' : 'yes') },
];

interface AssociationOptions {
  partner?: string;
  reseller?: string;
  type: string;
  reason?: string;
}

const typeOption = () => new Option('--type <type>', 'kind of association: 1 referral, 2 resale').choices(['1', '2']).default('2');

export function customersCommand(cli: Cli): Command {
  const group = new Command('customers').description(
    "customer accounts and their partners (the vendor's side, and a partner's registration)",
  );
  addCreate(group, cli);
  addList(group, cli);
  addInviting(group, cli);
  addMarks(group, cli);
  addCheck(group, cli);
  addSendCode(group, cli);
  addRegister(group, cli);
  group
    .command('associate')
    .description('make a customer belong to a partner, or change the kind of the association')
    .argument('<customer_id>')
    .requiredOption('--partner <id|name>', 'the partner')
    .option('--reseller <id|name>', "the partner's reseller")
    .addOption(typeOption())
    .option('--reason <text>', 'noted with the association')
    .action((customer: string, options: AssociationOptions) =>
      setAssociation(cli, customer, { ...associationBody(cli, options), reason: options.reason }, 'belongs to its partner'),
    );
  addDisassociate(group, cli);
  addSwitch(group, cli);
  return group;
}

function addCreate(group: Command, cli: Cli): void {
  group
    .command('create')
    .description('create a customer account, of a partner unless none is named')
    .requiredOption('--name <name>', 'account name')
    .option('--partner <id|name>', 'the partner it belongs to')
    .option('--reseller <id|name>', "the partner's reseller it belongs to")
    .addOption(typeOption())
    .option('--phone <number>', 'mainland mobile number of the account')
    .option('--email <address>', 'e-mail address of the account')
    .action(async ({ name, phone, email, ...association }: AssociationOptions & { name: string; phone?: string; email?: string }) => {
      const body = { account_name: name, mobile_phone: phone, email, ...(association.partner && associationBody(cli, association)) };
      const answer = await cli.operator().post<{ customer_id: string }>('/v2/operations/customers', body);
      cli.output.result(answer, () => `Created customer ${answer.customer_id}.`);
    });
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('list customers')
    .option('--partner <id|name>', "only this partner's")
    .option('--name <text>', 'only whose account name holds this text')
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async ({ partner, name, offset, limit }: { partner?: string; name?: string; offset: number; limit: number }) => {
      const query = { partner_id: cli.filterId(partner), account_name: name, offset, limit };
      const answer = await cli.operator().get<{ count: number; customers: CustomerRow[] }>('/v2/operations/customers', query);
      cli.output.result(answer, () => pageTable(answer.customers, answer.count, offset, COLUMNS));
    });
}

interface AskOptions {
  readonly as?: string;
  readonly reason: string;
}

function addDisassociate(group: Command, cli: Cli): void {
  group
    .command('disassociate')
    .description("end the association of a customer by the vendor's hand; with --as ask the other side to agree")
    .argument('<customer_id>')
    .option('--as <name|id>', 'the partner, or the customer itself, that asks')
    .requiredOption('--reason <text>', 'told to the other side')
    .action((customer: string, { as, reason }: AskOptions) =>
      as === undefined
        ? setAssociation(cli, customer, { reason }, 'has no partner any longer')
        : ask(cli, as, customer, { type: 'DISASSOCIATE', reason }),
    );
}

function addSwitch(group: Command, cli: Cli): void {
  group
    .command('switch')
    .description('ask a customer to agree to another kind of its association')
    .argument('<customer_id>')
    .addOption(new Option('--type <type>', 'the kind that it shall be: 1 referral, 2 resale').choices(['1', '2']).makeOptionMandatory())
    .option('--as <name|id>', 'the partner that asks', 'solution_provider')
    .requiredOption('--reason <text>', 'told to the customer')
    .action((customer: string, { as, reason, type }: AskOptions & { as: string; type: string }) =>
      ask(cli, as, customer, { type: 'SWITCH_TYPE', target_type: type, reason }),
    );
}

async function ask(cli: Cli, as: string, customer: string, wish: Record<string, string>): Promise<void> {
  const { gateway, path, isCustomer } = sideOf(cli, as);
  const subject = isCustomer ? {} : { customer_id: cli.accountId(customer) };
  const body = { ...subject, ...wish, notes_read: true };
  const answer = await gateway.post<{ request_id: string }>(path, body);
  cli.output.result(answer, () => `Request ${answer.request_id} waits for the other side.`);
}

function associationBody(cli: Cli, { partner, reseller, type }: AssociationOptions) {
  return {
    partner_id: partner && cli.accountId(partner),
    indirect_partner_id: reseller && cli.accountId(reseller),
    association_type: type,
  };
}

async function setAssociation(cli: Cli, customer: string, body: Record<string, string | undefined>, outcome: string): Promise<void> {
  const customerId = cli.accountId(customer);
  await cli.operator().put(`/v2/operations/customers/${encodeURIComponent(customerId)}/association`, body);
  cli.output.done(`Customer ${customerId} ${outcome}.`);
}
