import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@pc/store';
import { associate, expire } from '../../../domain/reports/decide-report';
import { isValid } from '../../../domain/reports/report';
import { Accounts } from '../../../ports/accounts';
import { Reports } from '../../../ports/reports';

const AT_ONCE = 50;

/**
 * What becomes of reports when others act: an association fulfils that of its partner, whichever way it came about
 * (customers 3.1, 5.19); those of a partner that leaves the program end at once (customers 11, 14).
 * Goes by the present state, so a repeated or late event does no harm.
 */
@Injectable()
export class SettleReports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly reports: Reports,
  ) {}

  async afterAssociation(customerId: string, partnerId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const customer = await this.accounts.find(customerId, tx);
      if (customer?.type !== 'CUSTOMER' || customer.association?.partnerId !== partnerId) return tx.discard();
      const found = await this.reports.accepted(tx, { phone: customer.contact.phone, accountId: customerId });
      const fulfilled = found.filter((report) => report.partnerId === partnerId && isValid(report, tx.now));
      if (fulfilled.length === 0) return tx.discard();
      for (const report of fulfilled) await this.reports.save(tx, associate(report));
    });
  }

  async afterPartnerChange(partnerId: string): Promise<void> {
    for (;;) {
      const partner = await this.accounts.find(partnerId);
      if (partner?.type !== 'PARTNER' || partner.state !== 'DELISTED') return;
      const open = await this.reports.openOf(partnerId, AT_ONCE);
      if (open.length === 0) return;
      await this.expireAll(open);
    }
  }

  private expireAll(ids: readonly string[]): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      for (const id of ids) {
        const report = await this.reports.find(id, tx);
        if (report && ['PENDING', 'REPORTED'].includes(report.status)) await this.reports.save(tx, expire(report));
      }
    });
  }
}
