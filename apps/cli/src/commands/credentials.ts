import { Command } from 'commander';
import { type AccessKey, newAccessKey } from '../shell/access-keys';
import type { Cli } from '../shell/cli';
import { table } from '../shell/output';

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
  addOwn(group, cli);
  return group;
}

interface Credentials {
  readonly account_id: string;
  readonly account_name: string;
  readonly projects: ReadonlyArray<{ readonly region: string; readonly project_id: string }>;
  readonly access_keys: ReadonlyArray<{ readonly access_key: string; readonly user_id?: string; readonly created_at: string }>;
}

/** customers 10.10: through the credentials of the account itself. */
function addOwn(group: Command, cli: Cli): void {
  const gateway = ({ as }: { as: string }) => cli.actAs(cli.account(as));
  const own = (name: string, description: string) =>
    group.command(name).description(description).requiredOption('--as <name|id>', 'an account of credentials.json');
  own('show', 'show the ids and access keys of an account, without secrets').action(async (options: { as: string }) => {
    const shown = await gateway(options).get<Credentials>('/v2/accounts/credentials');
    cli.output.result(shown, () => describe(shown));
  });
  own('create-key', 'make an access key of an account and print it with its secret key, which is shown this once').action(
    async (options: { as: string }) => {
      const key = await gateway(options).post<AccessKey>('/v2/accounts/access-keys');
      cli.output.result(key, () => `${key.access_key} ${key.secret_key}`);
    },
  );
  own('delete-key', 'delete an access key of an account; what is signed with it fails within 5 seconds')
    .argument('<access_key>')
    .action(async (accessKey: string, options: { as: string }) => {
      await gateway(options).delete(`/v2/accounts/access-keys/${encodeURIComponent(accessKey)}`);
      cli.output.done(`Access key ${accessKey} is deleted.`);
    });
}

function describe({ account_id, account_name, projects, access_keys }: Credentials): string {
  const regions = table(projects, [
    { heading: 'REGION', value: (row) => row.region },
    { heading: 'PROJECT', value: (row) => row.project_id },
  ]);
  const keys = table(access_keys, [
    { heading: 'ACCESS KEY', value: (row) => row.access_key },
    { heading: 'OPERATOR', value: (row) => row.user_id },
    { heading: 'SINCE', value: (row) => row.created_at },
  ]);
  return `${account_name} ${account_id}\n\n${regions}\n\n${keys}`;
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
