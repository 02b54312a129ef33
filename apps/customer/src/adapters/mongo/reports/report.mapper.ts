import { Injectable } from '@nestjs/common';
import { Sealer } from '@pc/kernel';
import { SealedField, type SealedRow } from '@pc/store';
import { nameKey } from '../../../domain/account-name';
import { emailKey, phoneKey } from '../../../domain/contact';
import type { Report, ReportedPerson } from '../../../domain/reports/report';
import type { Sameness } from '../../../ports/reports';
import type { ReportMark } from '../collections';

/** A report as it is, but for the person, who is sealed and found by keyed hashes. */
export type ReportDocument = Omit<Report, 'id' | 'person'> &
  Omit<ReportMark, 'expiresAt'> & {
    person: { customerFullName: SealedRow; mobilePhone: SealedRow; email?: SealedRow };
    nameKey: string;
    phoneKey: string;
    /** While it is accepted: what no other accepted report may have (customers 5.3). */
    claims?: { phone: string; account?: string };
    /** Outbox position of the last change. */
    position: number;
  };

@Injectable()
export class ReportMapper {
  private readonly name: SealedField;
  private readonly phone: SealedField;
  private readonly email: SealedField;

  constructor(private readonly sealer: Sealer) {
    this.name = new SealedField(sealer, 'report.full-name');
    this.phone = new SealedField(sealer, 'report.phone');
    this.email = new SealedField(sealer, 'report.email');
  }

  toDocument({ id, person, ...report }: Report, position: number): ReportDocument {
    const phone = this.phoneKey(person.mobilePhone);
    return {
      _id: id,
      ...report,
      person: this.sealed(person),
      nameKey: this.nameKey(person.customerFullName),
      phoneKey: phone,
      ...(person.email !== undefined && { emailKey: this.sealer.blindIndex(emailKey(person.email), 'account.email') }),
      ...(report.status === 'REPORTED' && { claims: { phone, ...(report.account && { account: report.account.id }) } }),
      position,
    };
  }

  fromDocument(document: ReportDocument): Report {
    const { _id, person, nameKey: _name, phoneKey: _phone, emailKey: _email, claims: _claims, position: _position, ...report } = document;
    const plain = {
      customerFullName: this.name.load(person.customerFullName).reveal(),
      mobilePhone: this.phone.load(person.mobilePhone).reveal(),
      ...(person.email && { email: this.email.load(person.email).reveal() }),
    };
    return { id: _id, ...report, person: plain };
  }

  /** The hash that accounts have of the same phone. */
  phoneKey(phone: string): string {
    return this.sealer.blindIndex(phoneKey(phone), 'account.phone');
  }

  nameKey(fullName: string): string {
    return this.sealer.blindIndex(nameKey(fullName), 'report.full-name');
  }

  /** Filters of which a document of the same prospect meets one at least. */
  matching({ phone, accountId }: Sameness): object[] {
    return [
      ...(phone === undefined ? [] : [{ phoneKey: this.phoneKey(phone) }]),
      ...(accountId === undefined ? [] : [{ 'account.id': accountId }]),
    ];
  }

  private sealed({ customerFullName, mobilePhone, email }: ReportedPerson): ReportDocument['person'] {
    return {
      customerFullName: this.name.seal(customerFullName).toStore(),
      mobilePhone: this.phone.seal(mobilePhone).toStore(),
      ...(email !== undefined && { email: this.email.seal(email).toStore() }),
    };
  }
}
