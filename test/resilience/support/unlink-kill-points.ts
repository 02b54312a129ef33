import { billing, customer, incentive, type EventContract, type RequestContract } from '@pc/contracts';
import { step } from './halting/steps';

/** Which consent to a disassociation a service is killed under, and what must come of it (customers 6.15). */
export interface KillPoint {
  readonly when: string;
  readonly at: readonly string[];
  /** Whose id is in the messages of these steps. */
  readonly of: 'customer' | 'request';
  /** The services that have a fence right after the kill; absent: it depends on who is faster. */
  readonly fenced?: readonly Fencing[];
  readonly end: End;
}

export type Fencing = 'billing' | 'incentive';
/** `as answered`: the command may come again in time or not; its one definite answer tells the truth. */
export type End = 'ended' | 'unchanged' | 'as answered';

export function leavesTransaction({ at }: KillPoint): boolean {
  return at.some((name) => name.startsWith('written'));
}

const BOTH = ['billing', 'incentive'] as const;

interface Participant {
  readonly prepareUnlink: RequestContract;
  readonly cancelUnlink: RequestContract;
  readonly acted: EventContract;
}
const PARTICIPANTS: Readonly<Record<Fencing, Participant>> = {
  billing: { ...billing, acted: billing.associationSettled },
  incentive: { ...incentive, acted: incentive.associationReclaimed },
};

const point = (when: string, at: readonly string[], fenced: readonly Fencing[], end: End): KillPoint => ({
  when,
  at,
  of: 'customer',
  fenced,
  end,
});

/** Of one that prepares, cancels and acts. */
export function participantPoints(service: Fencing) {
  const { prepareUnlink, cancelUnlink, acted } = PARTICIPANTS[service];
  const ended = customer.associationEnded;
  return {
    prepare: [
      point('before the transaction that sets the fence', [step('taken', prepareUnlink)], [], 'unchanged'),
      point('with the fence written and not committed', [step('written', prepareUnlink)], [], 'unchanged'),
      point('with the fence set, before it answers', [step('committed', prepareUnlink)], [service], 'unchanged'),
    ],
    cancel: [
      point('before the transaction that takes the fence back', [step('taken', cancelUnlink)], [service], 'unchanged'),
      point('with the cancel written and not committed', [step('written', cancelUnlink)], [service], 'unchanged'),
      point('with the fence taken back, before it answers', [step('committed', cancelUnlink)], [], 'unchanged'),
    ],
    act: [
      point('with the end of the association heard of and nothing done', [step('taken', ended)], [service], 'ended'),
      point('with its part written and not committed', [step('written', ended)], [service], 'ended'),
      point('with its part committed, before the offset', [step('committed', ended)], [], 'ended'),
    ],
    told: point('with its part told and still in the outbox', [step('told', acted)], [], 'ended'),
    untold: point('with its part committed and nothing told', [step('committed', ended)], [], 'ended'),
  };
}

const asking = (...contracts: RequestContract[]) => contracts.map((contract) => step('asking', contract));
const answered = (...contracts: RequestContract[]) => contracts.map((contract) => step('answered', contract));
const heard = (...contracts: EventContract[]) => contracts.map((contract) => step('taken', contract));
const noted = (...contracts: EventContract[]) => contracts.map((contract) => step('committed', contract));

/** Of the service that leads the saga. */
export function leaderPoints() {
  const [b, i, approval] = [billing, incentive, customer.approveAssociationRequest.pattern];
  const before = (end: End): KillPoint[] => [
    point('before billing and incentive are asked', asking(b.prepareUnlink, i.prepareUnlink), [], end),
    point('prepared by billing, before incentive is asked', [...answered(b.prepareUnlink), ...asking(i.prepareUnlink)], ['billing'], end),
    point('prepared by incentive, before billing is asked', [...asking(b.prepareUnlink), ...answered(i.prepareUnlink)], ['incentive'], end),
    point('prepared by both, before the pivot', answered(b.prepareUnlink, i.prepareUnlink), BOTH, end),
    { ...point('with the pivot written and not committed', [step('written', approval)], BOTH, end), of: 'request' },
  ];
  return {
    late: before('unchanged'),
    again: before('as answered'),
    cancel: [
      point('before it cancels', asking(b.cancelUnlink, i.cancelUnlink), BOTH, 'unchanged'),
      point(
        'cancelled by billing, before incentive is asked',
        [...answered(b.cancelUnlink), ...asking(i.cancelUnlink)],
        ['incentive'],
        'unchanged',
      ),
      point(
        'cancelled by incentive, before billing is asked',
        [...asking(b.cancelUnlink), ...answered(i.cancelUnlink)],
        ['billing'],
        'unchanged',
      ),
      point('cancelled by both, before that is noted', answered(b.cancelUnlink, i.cancelUnlink), [], 'unchanged'),
    ],
    settle: [
      point('before either part is noted', heard(b.associationSettled, i.associationReclaimed), [], 'ended'),
      point(
        "with billing's part noted, before settled_at",
        [...noted(b.associationSettled), ...heard(i.associationReclaimed)],
        [],
        'ended',
      ),
      point(
        "with incentive's part noted, before settled_at",
        [...heard(b.associationSettled), ...noted(i.associationReclaimed)],
        [],
        'ended',
      ),
      point('with settled_at noted, before the offset', noted(b.associationSettled, i.associationReclaimed), [], 'ended'),
    ],
    told: {
      when: 'with the end told and still in the outbox',
      at: [step('told', customer.associationEnded)],
      of: 'customer',
      end: 'ended',
    } satisfies KillPoint,
    untold: {
      ...point('right after the pivot, with nobody told', [step('committed', approval)], BOTH, 'ended'),
      of: 'request',
    } satisfies KillPoint,
  };
}
