import { type Command, Option } from 'commander';
import type { Cli } from '../shell/cli';
import { CommandFault } from '../shell/faults';

const REGISTER = '/v2/partners/sub-customers';
const CHECK = '/v2/partners/sub-customers/users/check-identity';
const SEND_CODE = '/v2/bases/verificationcode/send';
const DEFAULT_PARTNER = 'solution_provider';

interface SignerOptions {
  as: string;
}

interface RegisterOptions extends SignerOptions {
  xaccountId: string;
  xaccountType?: string;
  name?: string;
  phone?: string;
  code?: string;
  password?: string;
  reseller?: string;
  closeMarketing?: boolean;
  cooperationType?: string;
  wait?: boolean;
}

const signer = () =>
  new Option('--as <account>', 'the partner that signs, by name, id, or a role that one account alone has').default(DEFAULT_PARTNER);

export function addRegister(group: Command, cli: Cli): void {
  group
    .command('register')
    .description('register a customer as its partner does; with a phone, after `send-code`')
    .addOption(signer())
    .requiredOption('--xaccount-id <id>', "the customer's id on the partner's platform")
    .option('--xaccount-type <identifier>', "identifier of the partner's platform (default: that of credentials.json)")
    .option('--name <name>', 'account name (default: one is made)')
    .option('--phone <number>', 'mainland mobile number')
    .option('--code <digits>', 'the code that was sent to the phone')
    .option('--password <text>', 'password of the account (default: none, the customer logs in through the platform)')
    .option('--reseller <id|name>', "the distributor's reseller that the customer shall belong to")
    .option('--close-marketing', 'the customer wants no marketing messages')
    .addOption(new Option('--cooperation-type <type>', '1 referral, 2 resale; for partners that may choose').choices(['1', '2']))
    .option('--wait', 'wait until the customer is associated with the partner')
    .action((options: RegisterOptions) => register(cli, options));
}

async function register(cli: Cli, options: RegisterOptions): Promise<void> {
  const partner = cli.account(options.as);
  const xaccountType = options.xaccountType ?? partner.xaccount_type;
  if (!xaccountType) throw new CommandFault(`${partner.name} has no platform in credentials.json; name it with --xaccount-type.`);
  const answer = await cli.actAs(partner).post<{ domain_id: string; domain_name: string }>(REGISTER, {
    xaccount_id: options.xaccountId,
    xaccount_type: xaccountType,
    domain_name: options.name,
    mobile_phone: options.phone,
    verification_code: options.code,
    password: options.password,
    is_close_market_ms: options.closeMarketing ? 'true' : undefined,
    cooperation_type: options.cooperationType,
    indirect_partner_id: options.reseller && cli.accountId(options.reseller),
    include_association_result: options.wait,
  });
  cli.output.result(answer, () => `Registered ${answer.domain_name} as customer ${answer.domain_id}.`);
}

export function addSendCode(group: Command, cli: Cli): void {
  group
    .command('send-code')
    .description('send the code by which a phone is registered')
    .addOption(signer())
    .argument('<phone>', 'mainland mobile number')
    .action(async (phone: string, { as }: SignerOptions) => {
      await cli.actAs(cli.account(as)).post(SEND_CODE, { receiver_type: 1, mobile_phone: phone });
      cli.output.done(`A code was sent to ${phone}. Give it to \`register\` with --code.`);
    });
}

export function addCheck(group: Command, cli: Cli): void {
  group
    .command('check')
    .description('ask whether a name, phone (0086-…) or e-mail may still register')
    .addOption(signer())
    .addOption(new Option('--type <type>', 'what it is').choices(['email', 'mobile', 'name']).makeOptionMandatory())
    .argument('<value>')
    .action(async (value: string, { as, type }: SignerOptions & { type: string }) => {
      const body = { search_type: type, search_value: value };
      const answer = await cli.actAs(cli.account(as)).post<{ check_result: string; mobile_remain_available_num?: number }>(CHECK, body);
      const { check_result, mobile_remain_available_num: remaining } = answer;
      cli.output.result(answer, () => sentenceOf(check_result, remaining));
    });
}

function sentenceOf(result: string, remaining: number | undefined): string {
  const left = remaining === undefined ? '' : `; accounts that the phone may still have: ${remaining}`;
  return `${result === 'available' ? 'It may register' : 'It is taken'}${left}.`;
}
