import type { Provider, Type } from '@nestjs/common';
import { AssociationRequestsController } from './api/association-requests.controller';
import { AssociationSagaController } from './api/association-saga.controller';
import { BusUnlinking } from './adapters/bus/bus-unlinking';
import { AssociationLogReader } from './adapters/mongo/association-requests/association-log.reader';
import { AssociationRequestsRepository } from './adapters/mongo/association-requests/association-requests.repository';
import { AssociationLog } from './ports/association-log';
import { AssociationRequests } from './ports/association-requests';
import { Unlinking } from './ports/unlinking';
import { ApproveRequest } from './use-cases/association-requests/approve-request/approve-request.use-case';
import { Pivot } from './use-cases/association-requests/approve-request/pivot';
import { CheckAssociation } from './use-cases/association-requests/check-association/check-association.use-case';
import { CloseRequests } from './use-cases/association-requests/close-requests/close-requests.use-case';
import { DemandCode } from './use-cases/association-requests/demand-code/demand-code';
import { FinishUnlinks } from './use-cases/association-requests/finish-unlinks/finish-unlinks.use-case';
import { FollowSettlement } from './use-cases/association-requests/follow-settlement/follow-settlement.use-case';
import { GatherChecks } from './use-cases/association-requests/gather-checks/gather-checks';
import { HandleRight } from './use-cases/association-requests/handle-right/handle-right';
import { ListLog } from './use-cases/association-requests/list-log/list-log.use-case';
import { ListRequests } from './use-cases/association-requests/list-requests/list-requests.use-case';
import { RejectRequest } from './use-cases/association-requests/reject-request/reject-request.use-case';
import { ResolveSide } from './use-cases/association-requests/resolve-side/resolve-side';
import { SubmitRequest } from './use-cases/association-requests/submit-request/submit-request.use-case';
import { TellSides } from './use-cases/association-requests/tell-sides/tell-sides';

/** Requests to end or switch associations, and the saga behind them (customers 6). */
export const associationRequestControllers: Type[] = [AssociationRequestsController, AssociationSagaController];

export const associationRequestAdapters: Provider[] = [
  { provide: AssociationRequests, useClass: AssociationRequestsRepository },
  { provide: AssociationLog, useClass: AssociationLogReader },
];

export const associationRequestRemoteAdapters: Provider[] = [{ provide: Unlinking, useClass: BusUnlinking }];

export const associationRequestUseCases: Provider[] = [
  ApproveRequest,
  Pivot,
  CheckAssociation,
  CloseRequests,
  DemandCode,
  FinishUnlinks,
  FollowSettlement,
  GatherChecks,
  HandleRight,
  ListLog,
  ListRequests,
  RejectRequest,
  ResolveSide,
  SubmitRequest,
  TellSides,
];
