import { Injectable } from '@nestjs/common';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { beginUnlink, failUnlink, type AssociationRequest } from '../../../domain/association-requests/association-request';
import { failedItems, inOrder, type Check } from '../../../domain/association-requests/checks';
import { Accounts } from '../../../ports/accounts';
import { AssociationRequests } from '../../../ports/association-requests';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import type { Attempt } from '../../../ports/unlinking';
import { associationRequestView } from '../../../views/association-request.view';
import { answerDeadline } from '../deadline';
import { FinishUnlinks } from '../finish-unlinks/finish-unlinks.use-case';
import { GatherChecks } from '../gather-checks/gather-checks';
import { HandleRight } from '../handle-right/handle-right';
import { Pivot } from './pivot';

type Contract = typeof contracts.approveAssociationRequest;
type Request = RequestOf<Contract>;

/** So long nobody else brings a try to its end. Longer than the command may take; what it does later is refused. */
const TRY_MS = 20_000;

/**
 * The other side agrees: the saga of customers 6.15. Every step is durable in the request, and each is done once for the command,
 * however often it is delivered. A process that dies between two steps leaves a try that FinishUnlinks cancels;
 * once the pivot is committed, the events carry the rest forward.
 */
@Injectable()
export class ApproveRequest {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly requests: AssociationRequests,
    private readonly right: HandleRight,
    private readonly checks: GatherChecks,
    private readonly pivot: Pivot,
    private readonly finishUnlinks: FinishUnlinks,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    const begun = await this.commands.once(stepOf(request, 'begin'), (tx) => this.begin(tx, request));
    // The answer to the whole command is kept too, and an earlier one outlives the state that it was given in.
    if (isRefusal(begun)) return this.commands.once<Request['payload'], AnswerOf<Contract>>(request, () => Promise.resolve(begun));
    const attempt = begun.body;
    const checks = inOrder(await this.checks.prepare(attempt, answerDeadline(request.context)));
    const reply = await this.commands.once(request, (tx) => this.decide(tx, attempt, checks));
    if (isRefusal(reply)) await this.finishUnlinks.cancel(attempt.requestId, answerDeadline(request.context));
    return reply;
  }

  private async begin(tx: Tx, { payload, context }: Request): Promise<BegunTry | Refusal> {
    const pending = await this.right.toHandle(tx, context.caller, payload.request_id);
    if (isRefusal(pending)) return pending;
    const refusal = (await this.refuseByOwnFacts(tx, pending)) ?? (await this.right.demandCode(tx, context.caller, payload.sealed_code));
    if (refusal) return refusal;
    await this.accounts.lock(tx, pending.customerId);
    const attempt = tx.position();
    const unlink = { attempt, until: new Date(tx.now.getTime() + TRY_MS) };
    const begun = await this.requests.update(tx, pending.id, (request) => beginUnlink(request, unlink));
    if (begun === undefined || isRefusal(begun)) return begun ?? refuse('CBC.0151');
    return { requestId: begun.id, customerId: begun.customerId, partnerId: begun.partnerId, attempt };
  }

  /** Before a code is used up and anybody is asked. */
  private async refuseByOwnFacts(tx: Tx, request: AssociationRequest): Promise<Refusal | undefined> {
    const checks = await this.pivot.ownChecks(tx, request);
    if (isRefusal(checks)) return checks;
    const items = failedItems(checks);
    return items.length > 0 ? refuse('CBC.99007004', { items }) : undefined;
  }

  private async decide(tx: Tx, { requestId, attempt }: BegunTry, checks: Check[]) {
    const items = failedItems(checks);
    const outcome = items.length > 0 ? refuse('CBC.99007004', { items }) : await this.pivot.execute(tx, requestId, attempt, checks);
    if (!isRefusal(outcome)) return associationRequestView(outcome);
    await this.requests.update(tx, requestId, (request) => failUnlink(request, attempt, tx.now, checks));
    return outcome;
  }
}

interface BegunTry extends Attempt {
  readonly requestId: string;
}

/** A step of a command is known by itself when the command comes again, as the command is. */
function stepOf(request: Request, step: string): Request {
  const { messageId, idempotency } = request.context;
  const own = {
    messageId: `${messageId}:${step}`,
    ...(idempotency && { idempotency: { ...idempotency, scope: `${idempotency.scope}:${step}` } }),
  };
  return { ...request, context: { ...request.context, ...own } };
}
