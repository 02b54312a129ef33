import { resolve } from 'node:path';
import { type Account, CredentialsFile } from './credentials-file';
import { CommandFault } from './faults';
import { Gateway } from './gateway';
import type { Io } from './io';
import { Output } from './output';

export interface GlobalOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
  readonly endpoint?: string;
}

const DEFAULT_ENDPOINT = 'http://127.0.0.1:8080';
const ID = /^[0-9a-f]{32}$/;

/** What every command stands on: where the system is, as whom to speak to it, and where results go. */
export class Cli {
  /** 1 when the command did its work and found something wrong. */
  exitCode = 0;
  output: Output;
  private options: GlobalOptions = {};
  private file: CredentialsFile | undefined;

  constructor(readonly io: Io) {
    this.output = new Output(false, io.stdout);
  }

  configure(options: GlobalOptions): void {
    this.options = options;
    this.output = new Output(options.json ?? false, this.io.stdout);
  }

  get dataDir(): string {
    return resolve(this.options.dataDir || this.io.env['PC_DATA_DIR'] || '.data');
  }

  get credentials(): CredentialsFile {
    return (this.file ??= CredentialsFile.in(this.dataDir));
  }

  get endpoint(): string {
    const endpoint = this.options.endpoint || this.io.env['PC_ENDPOINT'] || this.credentials.endpoint || DEFAULT_ENDPOINT;
    if (/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) return endpoint;
    throw new CommandFault(`The gateway's address must be a URL such as ${DEFAULT_ENDPOINT}, not "${endpoint}".`);
  }

  /** The gateway, as the vendor's operator: the configured key if there is one, else the operator of the data folder. */
  operator(): Gateway {
    const { PC_ACCESS_KEY: accessKey, PC_SECRET_KEY: secretKey } = this.io.env;
    if (!accessKey !== !secretKey) throw new CommandFault('PC_ACCESS_KEY and PC_SECRET_KEY belong together: set both or none.');
    if (accessKey && secretKey) return new Gateway(this.endpoint, { accessKey, secretKey }, this.io);
    const operator = this.credentials.first('operator');
    if (operator) return this.actAs(operator);
    throw new CommandFault(
      `No operator in ${this.dataDir}/credentials.json. Start the system with \`npm start\`, name its folder with --data-dir, or set PC_ACCESS_KEY and PC_SECRET_KEY.`,
    );
  }

  actAs(account: Account): Gateway {
    const { access_key: accessKey, secret_key: secretKey } = account;
    if (!accessKey || !secretKey)
      throw new CommandFault(`${account.name} has no access key${account.role === 'reseller' ? ': its distributor acts for it' : ''}.`);
    return new Gateway(this.endpoint, { accessKey, secretKey }, this.io);
  }

  /** An account of the data folder by name, id, or a role that one account alone has. */
  account(nameOrId: string): Account {
    const found = this.credentials.find(nameOrId);
    if (found) return found;
    const ofRole = this.credentials.ofRole(nameOrId).map(({ name }) => name);
    if (ofRole.length > 1) throw new CommandFault(`Several accounts have the role ${nameOrId}: ${ofRole.join(', ')}. Name one with --as.`);
    const known = this.credentials.accounts.map(({ name, role }) => `${name} (${role})`).join(', ');
    throw new CommandFault(`No account ${nameOrId} in ${this.dataDir}/credentials.json. It has: ${known || 'none'}.`);
  }

  /** The id of an account: as given, unless it is the name or role of an account of the data folder. */
  accountId(nameOrId: string): string {
    return this.credentials.find(nameOrId)?.domain_id ?? nameOrId;
  }

  /** The same for the filter of a list, which would answer a misspelt name with `None.`: what is no id either is refused here. */
  filterId(nameOrId: string | undefined): string | undefined {
    if (nameOrId === undefined) return undefined;
    const id = this.accountId(nameOrId);
    if (ID.test(id) || this.credentials.accounts.length === 0 || this.credentials.find(nameOrId)) return id;
    throw new CommandFault(`${nameOrId} is neither an id nor an account of ${this.dataDir}/credentials.json.`);
  }

  remember(account: Account): void {
    this.file = this.credentials.remember(account, this.endpoint);
  }
}
