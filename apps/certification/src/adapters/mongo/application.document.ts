import type { SealedField, SealedRow } from '@pc/store';
import type { Application, BankCard, LegalPerson } from '../../domain/application';
import type { Identity } from '../../domain/realname-auth';

type Sealed<T, K extends keyof T> = Omit<T, K> & Record<K, SealedRow>;

/** RN-17: every number is encrypted. */
export interface ApplicationDocument {
  readonly _id: string;
  readonly customer_id: string;
  readonly status: Application['status'];
  readonly submitted_at: Date;
  readonly identity: Sealed<Identity, 'number'>;
  readonly legal_person?: Sealed<LegalPerson, 'number'>;
  readonly bank_card?: Sealed<BankCard, 'account' | 'mobile'>;
  readonly details: Omit<Application, 'id' | 'customerId' | 'status' | 'submittedAt' | 'identity' | 'legalPerson' | 'bankCard'>;
}

export function applicationDocument(application: Application, secrets: SealedField): ApplicationDocument {
  const { id, customerId, status, submittedAt, identity, legalPerson, bankCard, ...details } = application;
  const seal = (plain: string) => secrets.seal(plain).toStore();
  return {
    _id: id,
    customer_id: customerId,
    status,
    submitted_at: submittedAt,
    identity: { ...identity, number: seal(identity.number) },
    ...(legalPerson && { legal_person: { ...legalPerson, number: seal(legalPerson.number) } }),
    ...(bankCard && { bank_card: { ...bankCard, account: seal(bankCard.account), mobile: seal(bankCard.mobile) } }),
    details,
  };
}

export function applicationOf(document: ApplicationDocument, secrets: SealedField): Application {
  const { identity, legal_person: person, bank_card: card, details } = document;
  const open = (row: SealedRow) => secrets.load(row).reveal();
  return {
    ...details,
    id: document._id,
    customerId: document.customer_id,
    status: document.status,
    submittedAt: document.submitted_at,
    identity: { ...identity, number: open(identity.number) },
    ...(person && { legalPerson: { ...person, number: open(person.number) } }),
    ...(card && { bankCard: { ...card, account: open(card.account), mobile: open(card.mobile) } }),
  };
}
