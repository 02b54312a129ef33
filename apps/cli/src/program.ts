import { Command, CommanderError } from 'commander';
import { version } from '../../../package.json';
import { accountsCommand } from './commands/accounts';
import { associationsCommand } from './commands/associations';
import { auditCommand } from './commands/audit';
import { couponsCommand } from './commands/coupons';
import { credentialsCommand } from './commands/credentials';
import { customersCommand } from './commands/customers';
import { deadLettersCommand } from './commands/dead-letters';
import { eventsCommand } from './commands/events';
import { operationsCommand } from './commands/operations';
import { operatorsCommand } from './commands/operators';
import { messagesCommand } from './commands/messages';
import { partnersCommand } from './commands/partners';
import { quotasCommand } from './commands/quotas';
import { realnameCommand } from './commands/realname';
import { reportsCommand } from './commands/reports';
import { Cli, type GlobalOptions } from './shell/cli';
import { describeFault } from './shell/faults';
import type { Io } from './shell/io';

const FAULT = 1;
const USAGE = 2;

const EPILOGUE = `
Exit codes: 0 done, 1 refused or failed (or \`audit\` found a breach), 2 wrong usage.
Environment: PC_DATA_DIR, PC_ENDPOINT, PC_ACCESS_KEY and PC_SECRET_KEY take the place of the data folder's values.`;

/** Runs one command line and resolves with the exit code. */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const cli = new Cli(io);
  try {
    await buildProgram(cli).parseAsync(args, { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    // Commander has shown its help or said what is wrong already; help that was asked for is no fault.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    io.stderr(`${describeFault(error, cli.output.json)}\n`);
    return FAULT;
  }
}

export function buildProgram(cli: Cli): Command {
  const program = new Command('pc')
    .description("Partner Center: the vendor operator's and the developer's hand")
    .version(version, '--version', 'print the version')
    .option('--json', 'print JSON for programs')
    .option('--data-dir <folder>', 'folder with credentials.json and servers.json (default: .data)')
    .option('--endpoint <url>', "the gateway's address (default: that of credentials.json)")
    .addHelpText('after', EPILOGUE)
    .hook('preAction', (_program, command) => cli.configure(command.optsWithGlobals<GlobalOptions>()));
  const groups = [
    quotasCommand,
    couponsCommand,
    accountsCommand,
    customersCommand,
    associationsCommand,
    partnersCommand,
    reportsCommand,
    realnameCommand,
    operatorsCommand,
    credentialsCommand,
    messagesCommand,
    operationsCommand,
    eventsCommand,
    deadLettersCommand,
    auditCommand,
  ];
  for (const group of groups) program.addCommand(group(cli));
  applyToAll(program, (command) => {
    command.exitOverride().showHelpAfterError('(add --help for more)').configureHelp({ showGlobalOptions: true });
    command.configureOutput({ writeOut: cli.io.stdout, writeErr: cli.io.stderr });
  });
  return program;
}

function applyToAll(command: Command, change: (command: Command) => void): void {
  change(command);
  for (const child of command.commands) applyToAll(child, change);
}
