import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Grant, type Tx } from '@pc/store';
import { invitationStatusAt } from '../../../domain/invitations/invitation';
import { expire } from '../../../domain/reports/decide-report';
import { statusAt } from '../../../domain/reports/report';
import { Invitations } from '../../../ports/invitations';
import { Reports } from '../../../ports/reports';

/** Of one transaction; the rest follows in the next. */
const AT_ONCE = 50;

/** What the sweeper's lease says about going on; nothing to heed when there is no lease, as in a test. */
export type Fence = Pick<Grant, 'signal' | 'fence'>;

/** Ends reports after 15 days and e-mail invitations after 7 (customers 5.3, 5.9). Run again, or by two at once, it does nothing twice. */
@Injectable()
export class ExpireDueReports {
  constructor(
    private readonly reports: Reports,
    private readonly invitations: Invitations,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Returns how many ended. */
  async execute(now: Date, fence?: Fence): Promise<number> {
    const reports = await this.drain(
      fence,
      () => this.reports.due(now, AT_ONCE),
      (tx, id) => this.expireReport(tx, id),
    );
    const mails = await this.drain(
      fence,
      () => this.invitations.due(now, AT_ONCE),
      (tx, id) => this.expireInvitation(tx, id),
    );
    return reports + mails;
  }

  private async drain(
    fence: Fence | undefined,
    due: () => Promise<string[]>,
    end: (tx: Tx, id: string) => Promise<boolean>,
  ): Promise<number> {
    for (let ended = 0; ;) {
      const ids = fence?.signal.aborted ? [] : await due();
      if (ids.length === 0) return ended;
      const these = await this.unitOfWork.run(async (tx) => {
        await fence?.fence(tx);
        const outcomes: boolean[] = [];
        for (const id of ids) outcomes.push(await end(tx, id));
        return outcomes.filter(Boolean).length;
      });
      if (these === 0) return ended;
      ended += these;
    }
  }

  private async expireReport(tx: Tx, id: string): Promise<boolean> {
    const report = await this.reports.find(id, tx);
    if (report?.status !== 'REPORTED' || statusAt(report, tx.now) !== 'EXPIRED') return false;
    await this.reports.save(tx, expire(report));
    return true;
  }

  private async expireInvitation(tx: Tx, id: string): Promise<boolean> {
    const invitation = await this.invitations.find(id, tx);
    if (invitation?.status !== 'OPEN' || invitationStatusAt(invitation, tx.now) !== 'EXPIRED') return false;
    await this.invitations.save(tx, { ...invitation, status: 'EXPIRED' });
    return true;
  }
}
