import type { Answers } from '../gateway/answers';
import { GatewayError } from '../gateway/gateway-error';

/** An account that was made, and what became of its association. */
export interface Outcome {
  readonly customerId: string;
  readonly accountName: string;
  readonly association: 'DONE' | 'PENDING' | 'REFUSED';
}

type Registered = Answers['registerCustomer'];

export const doneWith = ({ domain_id, domain_name }: Registered): Outcome => ({
  customerId: domain_id,
  accountName: domain_name,
  association: 'DONE',
});

const MADE_ALL_THE_SAME: Readonly<Record<string, Outcome['association']>> = { 'CBC.99000050': 'PENDING', 'CBC.99000004': 'REFUSED' };

/** customers 4.30: two refusals are about the association alone, and come with the account that was made. */
export function outcomeIn(error: unknown): Outcome | undefined {
  if (!(error instanceof GatewayError)) return undefined;
  const association = MADE_ALL_THE_SAME[error.code ?? ''];
  const { domain_id, domain_name } = error.beside;
  if (!association || typeof domain_id !== 'string' || typeof domain_name !== 'string') return undefined;
  return { customerId: domain_id, accountName: domain_name, association };
}
