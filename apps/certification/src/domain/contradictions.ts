import type { Application } from './application';
import type { RealnameAuth } from './realname-auth';

export interface Contradiction {
  readonly rule: string;
  readonly subject: string;
  readonly detail: string;
}

type Auth = Pick<RealnameAuth, 'customerId' | 'status' | 'type' | 'underReview'>;
type Waiting = Pick<Application, 'id' | 'kind'>;

/** An authentication and the applications that wait for people: each says the same of the other (certification 4.7). */
export function contradictionsOf({ customerId, status, type, underReview }: Auth, waiting: readonly Waiting[]): Contradiction[] {
  const faults = [
    ...(status === 0 && underReview === undefined ? ['it is under review without an application'] : []),
    ...(underReview !== undefined && !waiting.some(({ id }) => id === underReview) ? [`application ${underReview} does not wait`] : []),
    ...waiting.filter(({ id }) => id !== underReview).map(({ id }) => `application ${id} waits for nobody`),
    ...((status === -1) !== (type === -1) ? [`status ${status} has the type ${type}`] : []),
    ...(underReview !== undefined && status !== 0 && !waiting.some(({ kind }) => kind === 'CHANGE')
      ? [`status ${status} has a first application under review`]
      : []),
  ];
  return faults.map((detail) => ({ rule: 'certification 4.7', subject: customerId, detail }));
}
