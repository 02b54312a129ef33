import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { Cli } from '../shell/cli';
import { CommandFault } from '../shell/faults';
import type { Gateway } from '../shell/gateway';
import { collected, limitOption, offsetOption } from '../shell/options';
import { type Column, pageTable } from '../shell/output';

const CONFIGURATION = '/v2/partners/access-configuration';
const NOTICES = 'binding-notices';

interface Configuration {
  readonly xaccount_type?: string;
  readonly login_url: string;
  readonly idp_metadata?: string;
  readonly [field: string]: unknown;
}

interface Notice {
  readonly notice_id: string;
  readonly account_name: string;
  readonly xaccount_id: string;
  readonly action: number;
  readonly status: string;
  readonly attempts: number;
  readonly last_outcome?: string;
  readonly created_at: string;
}

interface SetOptions {
  as: string;
  idpMetadata?: string;
  notificationUrl?: string;
  contact?: string;
  attachmentUpload?: 'on' | 'off';
  bucket?: string;
  serviceHost?: string[];
}

const COLUMNS: ReadonlyArray<Column<Notice>> = [
  { heading: 'NOTICE', value: (row) => row.notice_id },
  { heading: 'ACCOUNT', value: (row) => row.account_name },
  { heading: 'PLATFORM ID', value: (row) => row.xaccount_id },
  { heading: 'ACTION', value: (row) => (row.action === 0 ? 'bind' : 'unbind') },
  { heading: 'STATUS', value: (row) => row.status },
  { heading: 'TRIES', value: (row) => row.attempts, right: true },
  { heading: 'LAST', value: (row) => row.last_outcome },
  { heading: 'SINCE', value: (row) => row.created_at },
];

const asOption = () => new Option('--as <partner>', 'partner of credentials.json that signs').makeOptionMandatory();

/** `partners access-configuration`: how a partner's platform and the vendor find each other (customers 9.1). */
export function accessConfigurationCommand(cli: Cli): Command {
  const group = new Command('access-configuration').description("the jump from a partner's platform (the partner's side)");
  group
    .command('show')
    .description('show the configuration, and what the platform must know of us')
    .addOption(asOption())
    .action(async ({ as }: { as: string }) => showConfiguration(cli, await gatewayOf(cli, as).get<Configuration>(CONFIGURATION)));
  group
    .command('set')
    .description('set up the platform, or change what is named; the first time both --idp-metadata and --notification-url')
    .addOption(asOption())
    .option('--idp-metadata <file>', 'file with the SAML metadata of the identity provider')
    .option('--notification-url <url>', 'https address where notices of binds and unbinds go')
    .option('--contact <text>', 'whom to turn to')
    .addOption(new Option('--attachment-upload <switch>', 'upload of real-name attachments').choices(['on', 'off']))
    .option('--bucket <name>', 'bucket of the attachments; an empty name: none')
    .option('--service-host <host>', 'host to which a login may lead, repeatable; replaces those before', collected)
    .action(async (options: SetOptions) =>
      showConfiguration(cli, await gatewayOf(cli, options.as).put<Configuration>(CONFIGURATION, bodyOf(options))),
    );
  return group;
}

/** `partners binding-notices`: what was told to platforms (customers 9.6); the operator sees all. */
export function bindingNoticesCommand(cli: Cli): Command {
  const group = new Command(NOTICES).description("notices of binds and unbinds to partners' platforms");
  const signer = () => new Option('--as <partner>', 'partner of credentials.json that signs (default: the operator)');
  group
    .command('list')
    .description('list notices, newest first')
    .addOption(signer())
    .addOption(new Option('--status <status>', 'only those in this state').choices(['PENDING', 'SENT', 'FAILED']))
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async ({ as, ...query }: { as?: string; status?: string; offset: number; limit: number }) => {
      const [gateway, path] = noticesOf(cli, as);
      const answer = await gateway.get<{ total_count: number; notices: Notice[] }>(path, query);
      cli.output.result(answer, () => pageTable(answer.notices, answer.total_count, query.offset, COLUMNS));
    });
  group
    .command('resend')
    .description('send a failed notice again')
    .argument('<notice>')
    .addOption(signer())
    .action(async (notice: string, { as }: { as?: string }) => {
      const [gateway, path] = noticesOf(cli, as);
      await gateway.post(`${path}/${encodeURIComponent(notice)}/resend`);
      cli.output.done(`${notice} is sent again.`);
    });
  return group;
}

function noticesOf(cli: Cli, as: string | undefined): [Gateway, string] {
  return as === undefined ? [cli.operator(), `/v2/operations/${NOTICES}`] : [gatewayOf(cli, as), `/v2/partners/${NOTICES}`];
}

function gatewayOf(cli: Cli, as: string): Gateway {
  return cli.actAs(cli.account(as));
}

function bodyOf({ idpMetadata, notificationUrl, contact, attachmentUpload, bucket, serviceHost }: SetOptions) {
  return {
    idp_metadata: idpMetadata && readText(idpMetadata),
    notification_url: notificationUrl,
    contact,
    attachment_upload: attachmentUpload && attachmentUpload === 'on',
    bucket,
    service_hosts: serviceHost,
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFault(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** The metadata are for programs: they would bury the rest. */
function showConfiguration(cli: Cli, configuration: Configuration): void {
  const { idp_metadata: _metadata, ...shown } = configuration;
  const lines = Object.entries(shown).map(([name, value]) => `${name.padEnd(18)} ${String(value)}`);
  const { xaccount_type, login_url } = configuration;
  const link = xaccount_type && `${login_url}?xAccountType=${xaccount_type}&isFirstLogin=true&service=<address>`;
  cli.output.result(configuration, () => [...lines, ...(link ? [`login link         ${link}`] : ['Not set up yet.'])].join('\n'));
}
