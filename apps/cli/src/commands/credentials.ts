import { Command } from 'commander';
import { type AccessKey, newAccessKey } from '../shell/access-keys';
import type { Cli } from '../shell/cli';

export function credentialsCommand(cli: Cli): Command {
  const group = new Command('credentials').description('access keys');
  group
    .command('customer')
    .description(
      "print a customer's access key and secret key with a space between; makes a key and remembers it in credentials.json if there is none",
    )
    .argument('<customer_id>', 'id or name of the customer')
    .action(async (customer: string) => {
      const keys = knownKeys(cli, customer) ?? (await makeKeys(cli, customer));
      cli.output.result(keys, () => `${keys.access_key} ${keys.secret_key}`);
    });
  return group;
}

function knownKeys(cli: Cli, customer: string): AccessKey | undefined {
  const account = cli.credentials.find(customer);
  return account?.access_key && account.secret_key ? { access_key: account.access_key, secret_key: account.secret_key } : undefined;
}

interface AccountCredentials {
  readonly account_name: string;
  readonly projects: ReadonlyArray<{ project_id: string }>;
}

async function makeKeys(cli: Cli, customer: string): Promise<AccessKey> {
  const id = cli.accountId(customer);
  const { account_name, projects } = await cli
    .operator()
    .get<AccountCredentials>(`/v2/operations/accounts/${encodeURIComponent(id)}/credentials`);
  const { access_key, secret_key } = await newAccessKey(cli, id);
  cli.remember({ role: 'customer', name: account_name, domain_id: id, project_id: projects[0]?.project_id, access_key, secret_key });
  return { access_key, secret_key };
}
