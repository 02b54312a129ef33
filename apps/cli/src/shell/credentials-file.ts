import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CommandFault } from './faults';

const ROLES = ['operator', 'solution_provider', 'distributor', 'reseller', 'gov_subsidy', 'gov_cloud', 'customer'] as const;

const account = z.looseObject({
  role: z.enum(ROLES),
  name: z.string(),
  domain_id: z.string(),
  password: z.string().nullish(),
  project_id: z.string().nullish(),
  /** A reseller has none (customers 10.10). */
  access_key: z.string().nullish(),
  secret_key: z.string().nullish(),
  xaccount_type: z.string().nullish(),
});
const fileContents = z.looseObject({ endpoint: z.url(), accounts: z.array(account) });

export type Account = z.infer<typeof account>;
export type Role = Account['role'];
type FileContents = z.infer<typeof fileContents>;

/** `credentials.json` of a data folder: the accounts that this machine may act as. */
export class CredentialsFile {
  private constructor(
    private readonly path: string,
    private readonly contents: FileContents | undefined,
  ) {}

  static in(folder: string): CredentialsFile {
    const path = join(folder, 'credentials.json');
    return new CredentialsFile(path, read(path));
  }

  get endpoint(): string | undefined {
    return this.contents?.endpoint;
  }

  get accounts(): readonly Account[] {
    return this.contents?.accounts ?? [];
  }

  /** Finds an account by its name or id, or by a role that one account alone has. */
  find(nameOrId: string): Account | undefined {
    const ofRole = this.ofRole(nameOrId);
    return (
      this.accounts.find(({ name, domain_id }) => name === nameOrId || domain_id === nameOrId) ??
      (ofRole.length === 1 ? ofRole[0] : undefined)
    );
  }

  /** All accounts of a role; none when the text names no role. */
  ofRole(role: string): readonly Account[] {
    return this.accounts.filter((candidate) => candidate.role === role);
  }

  first(role: Role): Account | undefined {
    return this.accounts.find((candidate) => candidate.role === role);
  }

  /** Adds an account, or replaces the one of the same id: a whole new file takes the place of the old one. */
  remember(added: Account, endpoint: string): CredentialsFile {
    // Another process may have written since: what stands in the file now is what is added to.
    const current = read(this.path) ?? { endpoint, accounts: [] };
    const accounts = [...current.accounts.filter(({ domain_id }) => domain_id !== added.domain_id), added];
    const updated = { ...current, accounts };
    writePrivately(this.path, `${JSON.stringify(updated, null, 2)}\n`);
    return new CredentialsFile(this.path, updated);
  }
}

function read(path: string): FileContents | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CommandFault(`Cannot read ${path}: ${(error as Error).message}`);
  }
  const result = fileContents.safeParse(jsonOrUndefined(text));
  if (!result.success) throw new CommandFault(`${path} is not a credentials file: ${z.prettifyError(result.error)}`);
  return result.data;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function writePrivately(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, text, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
}
