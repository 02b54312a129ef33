import { Command, Option } from 'commander';
import type { Cli } from '../shell/cli';
import { CommandFault } from '../shell/faults';
import { collected, count, limitOption, offsetOption } from '../shell/options';
import { type Column, pageTable } from '../shell/output';

const APPLICATIONS = '/v2/operations/realname-auths';
const AUTHS = '/v2/customers/realname-auths';
const CONFIGURATION = '/v2/partners/access-configuration';

interface ApplicationRow {
  readonly application_id: string;
  readonly customer_id: string;
  readonly kind: string;
  readonly method: string;
  readonly status: string;
  readonly verified_name: string;
  readonly verified_number: string;
  readonly bucket: string;
  readonly files: readonly string[];
  readonly submitted_at: string;
}

const COLUMNS: ReadonlyArray<Column<ApplicationRow>> = [
  { heading: 'APPLICATION', value: (row) => row.application_id },
  { heading: 'CUSTOMER', value: (row) => row.customer_id },
  { heading: 'KIND', value: (row) => row.kind },
  { heading: 'BY', value: (row) => row.method },
  { heading: 'STATUS', value: (row) => row.status },
  { heading: 'NAME', value: (row) => row.verified_name },
  { heading: 'NUMBER', value: (row) => row.verified_number },
  { heading: 'BUCKET', value: (row) => row.bucket },
  { heading: 'FILES', value: (row) => row.files.join(' ') },
  { heading: 'FILED', value: (row) => row.submitted_at },
];

interface ListOptions {
  readonly status?: string;
  readonly customer?: string;
  readonly offset: number;
  readonly limit: number;
}

interface ApplyOptions {
  readonly as: string;
  readonly customer: string;
  readonly name: string;
  readonly number: string;
  readonly file: readonly string[];
  readonly document: number;
  readonly enterprise?: true;
}

const asOption = () => new Option('--as <partner>', 'partner of credentials.json that signs').makeOptionMandatory();
const customerOption = () => new Option('--customer <id|name>', 'the customer').makeOptionMandatory();

/** Real-name authentication: what partners file, and what the vendor's staff decides (certification part B). */
export function realnameCommand(cli: Cli): Command {
  const group = new Command('realname').description('real-name authentication of customers');
  addPartnersSide(cli, group);
  addStaffsSide(cli, group);
  return group;
}

function addPartnersSide(cli: Cli, group: Command): void {
  group
    .command('apply')
    .description("file an application with scans that lie below download/ of the partner's bucket (the partner's side)")
    .addOption(asOption())
    .addOption(customerOption())
    .requiredOption('--name <name>', 'name of the person or organisation')
    .requiredOption('--number <number>', 'number of the document')
    .requiredOption('--file <name>', 'file below download/, repeatable, in the prescribed order', collected)
    .option('--document <number>', 'kind of the document: verified_type of a person, certificate_type of an organisation', count, 3)
    .option('--enterprise', 'of an organisation')
    .action((options: ApplyOptions) => apply(cli, options));
  group
    .command('result')
    .description("what became of the last application (the partner's side)")
    .addOption(asOption())
    .addOption(customerOption())
    .action(async ({ as, customer }: { as: string; customer: string }) => {
      const query = { customer_id: cli.filterId(customer) };
      const answer = await cli.actAs(cli.account(as)).get<{ review_result?: number; opinion?: string | null }>(`${AUTHS}/result`, query);
      cli.output.result(answer, () => wordsOf(answer));
    });
}

async function apply(cli: Cli, { as, customer, name, number, file, document, enterprise }: ApplyOptions): Promise<void> {
  const gateway = cli.actAs(cli.account(as));
  const { xaccount_type } = await gateway.get<{ xaccount_type?: string }>(CONFIGURATION);
  if (xaccount_type === undefined) throw new CommandFault(`${as} has no access configuration: \`pc partners access-configuration set\`.`);
  const common = { customer_id: cli.filterId(customer), verified_file_url: file, verified_number: number, xaccount_type };
  const answer = enterprise
    ? await gateway.post<{ is_review: number }>(`${AUTHS}/enterprise`, {
        ...common,
        identify_type: 1,
        certificate_type: document,
        corp_name: name,
      })
    : await gateway.post<{ is_review: number }>(`${AUTHS}/individual`, { ...common, identify_type: 0, verified_type: document, name });
  cli.output.result(answer, () => (answer.is_review === 1 ? 'Filed; people review it.' : 'Verified.'));
}

function wordsOf({ review_result, opinion }: { review_result?: number; opinion?: string | null }): string {
  if (review_result === undefined) return 'Nothing was ever filed.';
  return ['Under review.', `Failed: ${opinion ?? ''}`, 'Passed.'][review_result] ?? String(review_result);
}

function addStaffsSide(cli: Cli, group: Command): void {
  group
    .command('list')
    .description('list applications, newest first')
    .addOption(new Option('--status <status>', 'only of this status').choices(['REVIEWING', 'FAILED', 'PASSED']))
    .option('--customer <id|name>', 'only of this customer')
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async ({ status, customer, offset, limit }: ListOptions) => {
      const query = { status, customer_id: cli.filterId(customer), offset, limit };
      const answer = await cli.operator().get<{ total_count: number; applications: ApplicationRow[] }>(APPLICATIONS, query);
      cli.output.result(answer, () => pageTable(answer.applications, answer.total_count, offset, COLUMNS));
    });
  group
    .command('review')
    .description('pass an application that waits, or fail it and say why')
    .argument('<application>')
    .addOption(new Option('--pass', 'it passes').conflicts('fail'))
    .option('--fail <why>', 'it fails')
    .action(async (id: string, { pass, fail }: { pass?: true; fail?: string }) => {
      if (!pass && fail === undefined) throw new CommandFault('Say --pass, or --fail with the reason.');
      const body = pass ? { review_result: 2 } : { review_result: 1, opinion: fail };
      await cli.operator().post(`${APPLICATIONS}/${encodeURIComponent(id)}/review`, body);
      cli.output.done(`Application ${id} has ${pass ? 'passed' : 'failed'}.`);
    });
  group
    .command('verify')
    .description('verify an account whose proofs the staff has seen itself')
    .argument('<customer>', 'id or name')
    .addOption(new Option('--type <type>', '0 individual, 1 enterprise').choices(['0', '1']).default('1'))
    .requiredOption('--name <name>', 'name of the person or organisation')
    .requiredOption('--number <number>', 'identity number, or unified social credit code')
    .action(async (customer: string, { type, name, number }: { type: string; name: string; number: string }) => {
      const body = { customer_id: cli.filterId(customer), verified_type: Number(type), verified_name: name, verified_number: number };
      await cli.operator().post(APPLICATIONS, body);
      cli.output.done(`${customer} is verified.`);
    });
  group
    .command('fixture')
    .description('say what the stand-ins of register, bank, face and risk answer of a document or card (local systems only)')
    .argument('<number>')
    .argument('<outcome>', 'pass, match, grey, or the code of a refusal')
    .action(async (number: string, outcome: string) => {
      await cli.operator().put('/v2/operations/realname-fixtures', { number, outcome });
      cli.output.done('Kept.');
    });
}
