import { type Command, Option } from 'commander';
import type { Cli } from '../shell/cli';

const FLAGS = {
  sandbox: 'a test account',
  'owns-customers': 'may have customers of its own',
  'partner-spends-mode': 'spends coupons itself',
  'proxy-pay-enabled': "may pay its customers' orders",
  'cooperation-type-accepted': 'may choose the kind of association when it creates a customer',
} as const;

/** State and flags of a partner (customers 10.8). */
export function addConfigure(group: Command, cli: Cli): void {
  const command = group
    .command('configure')
    .description('set state and flags of a partner; what is not named stays')
    .argument('<id|name>')
    .addOption(new Option('--state <state>', 'the new state').choices(['NORMAL', 'RESTRICTED', 'FROZEN', 'DELISTED']));
  for (const [flag, meaning] of Object.entries(FLAGS))
    command.addOption(new Option(`--${flag} <on|off>`, `on: ${meaning}`).choices(['on', 'off']));
  command.action(async (partner: string, options: Record<string, string | undefined>) => {
    const id = cli.accountId(partner);
    const flags = Object.keys(FLAGS).map((flag) => [flag.replaceAll('-', '_'), given(options[camelCase(flag)])]);
    const body = { state: options['state'], ...(Object.fromEntries(flags) as object) };
    await cli.operator().put(`/v2/operations/partners/${encodeURIComponent(id)}/state`, body);
    cli.output.done(`${id} is configured.`);
  });
}

const given = (value: string | undefined) => (value === undefined ? undefined : value === 'on');
const camelCase = (flag: string) => flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
