import type { Cli } from './cli';

export interface AccessKey {
  readonly access_key: string;
  readonly secret_key: string;
}

/** A new access key of an account, by the vendor's hand (customers 10.10). */
export function newAccessKey(cli: Cli, accountId: string): Promise<AccessKey> {
  return cli.operator().post(`/v2/operations/accounts/${encodeURIComponent(accountId)}/access-keys`);
}
