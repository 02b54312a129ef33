import { Injectable } from '@nestjs/common';
import type { AnswerOf, certification } from '@pc/contracts';
import { StoreConnection, type ClientSession } from '@pc/store';
import { contradictionsOf, type Contradiction } from '../../domain/contradictions';
import { Contradictions } from '../../ports/contradictions';
import type { ApplicationDocument } from './application.document';
import { REALNAME_APPLICATIONS, REALNAME_AUTHS, type RealnameAuthDocument } from './collections';

type Answer = AnswerOf<typeof certification.auditCertification>;

@Injectable()
export class ContradictionsReader extends Contradictions {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  /** All in one transaction: what happens meanwhile contradicts nothing. */
  override find(): Promise<Answer> {
    return this.store.withTransaction((session) => this.read(session));
  }

  private async read(session: ClientSession): Promise<Answer> {
    const applications = this.store.collection<ApplicationDocument>(REALNAME_APPLICATIONS);
    const projection = { customer_id: 1, 'details.kind': 1 };
    const waiting = await applications.find({ status: 'REVIEWING' }, { session, projection }).toArray();
    const byCustomer = Map.groupBy(waiting, ({ customer_id }) => customer_id);
    const breaches: Contradiction[] = [];
    let auths = 0;
    for await (const { _id: customerId, status, type, underReview } of this.auths(session)) {
      auths += 1;
      const own = (byCustomer.get(customerId) ?? []).map(({ _id: id, details: { kind } }) => ({ id, kind }));
      breaches.push(...contradictionsOf({ customerId, status, type, ...(underReview !== undefined && { underReview }) }, own));
      byCustomer.delete(customerId);
    }
    for (const [subject, [first]] of byCustomer)
      breaches.push({ rule: 'certification 4.7', subject, detail: `application ${first!._id} waits for nobody` });
    return { checked: { realname_auths: auths, realname_applications: await applications.countDocuments({}, { session }) }, breaches };
  }

  private auths(session: ClientSession) {
    return this.store.collection<RealnameAuthDocument>(REALNAME_AUTHS).find({}, { session, projection: { identity: 0 } });
  }
}
